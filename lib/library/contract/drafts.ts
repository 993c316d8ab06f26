import * as z from "zod/mini";
import { contentSchema } from "@/lib/message/content-schema";
import { LIBRARY_LIMITS } from "./limits";

/** A browser's name for its own draft. */
export const draftIdSchema = z.string().check(z.regex(/^[\w-]{1,64}$/));

/** `PUT /api/drafts/:id`: what is being typed; `DELETE` forgets it. Seen by the account alone. */
export const draftOrderSchema = z.strictObject({
  message_id: z.nullable(z.string().check(z.maxLength(64))),
  from_version: z.nullable(z.int().check(z.minimum(1), z.maximum(LIBRARY_LIMITS.versions))),
  content: contentSchema,
});
export type DraftOrder = z.output<typeof draftOrderSchema>;

/** `GET /api/drafts`, the latest first. `browser`: which one it was typed in; times in epoch ms. */
const draftFields = {
  id: z.string(),
  browser: z.string(),
  saved_at: z.number(),
  first_line: z.string(),
};
export const draftsSchema = z.object({ drafts: z.array(z.object(draftFields)) });
export type DraftSummary = z.output<typeof draftsSchema>["drafts"][number];

/** `GET /api/drafts/:id` */
export const serverDraftSchema = z.object({
  ...draftFields,
  message_id: z.nullable(z.string()),
  from_version: z.nullable(z.number()),
  content: contentSchema,
});
export type ServerDraft = z.output<typeof serverDraftSchema>;
