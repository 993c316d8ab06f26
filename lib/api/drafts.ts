import * as z from "zod/mini";
import { contentSchema } from "@/lib/message/content-schema";
import { LIBRARY_LIMITS } from "./limits";
import type { Endpoint } from "./endpoint";

/** A browser's ID for its draft. */
export const draftIdSchema = z.string().check(z.regex(/^[\w-]{1,64}$/));

/** `PUT /api/drafts/:id`: what is being typed; `DELETE` removes it. Visible to its account only. */
const draftOrderSchema = z.strictObject({
  message_id: z.nullable(z.string().check(z.maxLength(64))),
  from_version: z.nullable(z.int().check(z.minimum(1), z.maximum(LIBRARY_LIMITS.versions))),
  content: contentSchema,
});
export type DraftOrder = z.output<typeof draftOrderSchema>;

/** `GET /api/drafts`, newest first. `browser`: where it was typed; times in epoch ms. */
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

export const draftEndpoints = {
  list: {
    method: "GET",
    path: "/api/drafts",
    summary: "Your drafts from all browsers, newest first",
    access: "session",
    answers: { 200: draftsSchema },
  },
  find: {
    method: "GET",
    path: "/api/drafts/{id}",
    summary: "One of your drafts",
    access: "session",
    answers: { 200: serverDraftSchema },
  },
  save: {
    method: "PUT",
    path: "/api/drafts/{id}",
    summary: "Saves a draft while it is being edited",
    access: "session",
    body: draftOrderSchema,
    answers: { 204: null },
  },
  remove: {
    method: "DELETE",
    path: "/api/drafts/{id}",
    summary: "Deletes a draft",
    access: "session",
    answers: { 204: null },
  },
} as const satisfies Record<string, Endpoint>;
