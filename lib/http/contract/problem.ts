import * as z from "zod/mini";

/** What every answer that is not 2xx holds (RFC 9457), as `application/problem+json`. */
export const problemFields = {
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
};

export const problemSchema = z.object({
  ...problemFields,
  id: z.optional(z.string()),
  errors: z.optional(
    z.array(
      z.object({ path: z.string(), message: z.string(), source: z.enum(["flowiq", "whatsapp", "menuet"]) }),
    ),
  ),
});
/** A refusal before any send was made; `id` names the earlier send where the content is a repetition (409). */
export type Problem = z.output<typeof problemSchema>;
