import * as z from "zod/mini";

/**
 * What `POST /api/send` and `GET /api/sends/:id` answer, for the server that writes it and the page that reads it.
 * Everything that is not 2xx is `application/problem+json` (RFC 9457); a rejected or unknown send is a problem too.
 */
const problemFields = {
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
};

export const upstreamSchema = z.object({ status: z.number(), error: z.string(), message: z.string() });
/** FlowIQ's own words about a send, as it answered them. */
export type Upstream = z.output<typeof upstreamSchema>;

export const sendViewSchema = z.discriminatedUnion("state", [
  z.object({ id: z.string(), state: z.literal("queued") }),
  z.object({ id: z.string(), state: z.literal("sending") }),
  z.object({
    id: z.string(),
    state: z.literal("accepted"),
    message_id: z.string(),
    recipient: z.string(),
    message_type: z.string(),
  }),
  z.object({
    ...problemFields,
    id: z.string(),
    state: z.literal("rejected"),
    upstream: z.optional(upstreamSchema),
  }),
  z.object({
    ...problemFields,
    id: z.string(),
    state: z.literal("unknown"),
    upstream: z.optional(upstreamSchema),
  }),
]);
/** One send as the page knows it. */
export type SendView = z.output<typeof sendViewSchema>;

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

export const IDEMPOTENCY_KEY_HEADER = "Idempotency-Key";
export const RESEND_OF_HEADER = "Menuet-Resend-Of";
