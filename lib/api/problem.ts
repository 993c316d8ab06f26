import * as z from "zod/mini";

/** The body of every response that isn't 2xx (RFC 9457), as `application/problem+json`. */
export const problemFields = {
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
};

/** Errors in a body, each with its path. */
export const findingsSchema = z.array(
  z.object({ path: z.string(), message: z.string(), source: z.enum(["flowiq", "whatsapp", "menuet"]) }),
);

export const problemSchema = z.object({
  ...problemFields,
  id: z.optional(z.string()),
  errors: z.optional(findingsSchema),
});
/** A refusal that created no send. `id`: the earlier send, if the content is a repeat (409). */
export type ProblemDetails = z.output<typeof problemSchema>;
