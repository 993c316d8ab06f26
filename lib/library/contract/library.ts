import * as z from "zod/mini";
import { problemFields } from "@/lib/http/contract/problem";
import { contentSchema } from "@/lib/message/content-schema";
import { LIBRARY_LIMITS } from "./limits";

/** Messages on one page of the list, and answers of the search. */
export const PAGE_MESSAGES = 50;
export const MOST_FOUND = 20;

export const nameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(LIBRARY_LIMITS.name));
const tagSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(LIBRARY_LIMITS.tag));
export const tagsSchema = z.array(tagSchema).check(z.maxLength(LIBRARY_LIMITS.tags));
const noteSchema = z.string().check(z.trim(), z.maxLength(LIBRARY_LIMITS.note));
const versionNumber = z.int().check(z.minimum(1), z.maximum(LIBRARY_LIMITS.versions));
const querySchema = z.string().check(z.maxLength(LIBRARY_LIMITS.query));

/** A message in a list. `first_line`: how it begins; `is_favourite`: starred by who asks; times in epoch ms. */
const summaryFields = {
  id: z.string(),
  name: z.string(),
  tags: z.array(z.string()),
  kind: z.enum(["list", "audio"]),
  first_line: z.string(),
  is_favourite: z.boolean(),
  is_archived: z.boolean(),
  version: z.number(),
  content_hash: z.string(),
  created_by: z.string(),
  created_at: z.number(),
  changed_by: z.string(),
  changed_at: z.number(),
};
export const librarySummarySchema = z.object(summaryFields);
export type LibrarySummary = z.output<typeof librarySummarySchema>;

/** `POST /api/library/list`, the latest saved first; `before`: the page before's `next`. Posted, so that no text that is looked for stands in an address. */
export const listOrderSchema = z.strictObject({
  text: z.optional(querySchema),
  tag: z.optional(tagSchema),
  is_favourite: z.optional(z.boolean()),
  is_archived: z.optional(z.boolean()),
  before: z.optional(z.string().check(z.maxLength(64))),
});
export type ListOrder = z.output<typeof listOrderSchema>;
export const libraryPageSchema = z.object({
  messages: z.array(librarySummarySchema),
  next: z.nullable(z.string()),
});
export type LibraryPage = z.output<typeof libraryPageSchema>;

/** `POST /api/library/search`: at most 20 messages, those first whose name or tags hold the text. */
export const searchOrderSchema = z.strictObject({ text: querySchema });
export const foundSchema = z.object({
  messages: z.array(
    z.object({ id: z.string(), name: z.string(), first_line: z.string(), tags: z.array(z.string()) }),
  ),
});
export type Found = z.output<typeof foundSchema>["messages"][number];

/** `GET /api/library/tags`: each with how many messages bear it, the archive left out. */
export const tagCountsSchema = z.object({
  tags: z.array(z.object({ tag: z.string(), messages: z.number() })),
});
export type TagCount = z.output<typeof tagCountsSchema>["tags"][number];

/** `GET /api/library/:id`, and what every change of a message answers. */
export const libraryMessageSchema = z.object({ ...summaryFields, content: contentSchema });
export type LibraryMessage = z.output<typeof libraryMessageSchema>;

/** `POST /api/library`: 201 with the message. */
export const createOrderSchema = z.strictObject({
  name: nameSchema,
  tags: tagsSchema,
  note: noteSchema,
  content: contentSchema,
});
export type CreateOrder = z.output<typeof createOrderSchema>;

/** `PUT /api/library/:id`: name and tags; no version. */
export const labelOrderSchema = z.strictObject({ name: nameSchema, tags: tagsSchema });
export type LabelOrder = z.output<typeof labelOrderSchema>;

/** `POST /api/library/:id/versions`: 201 with the message. `from`: the version that this one began from; where there is a later one, 409 with it. */
export const saveOrderSchema = z.union([
  z.strictObject({ from: versionNumber, note: noteSchema, content: contentSchema }),
  z.strictObject({ from: versionNumber, note: noteSchema, restore: versionNumber }),
]);
export type SaveOrder = z.output<typeof saveOrderSchema>;
export const conflictSchema = z.object({ ...problemFields, current: libraryMessageSchema });

/** `GET /api/library/:id/versions`, the latest first. */
const versionFields = {
  version: z.number(),
  at: z.number(),
  author: z.string(),
  note: z.string(),
  restored_from: z.nullable(z.number()),
  content_hash: z.string(),
};
export const versionsSchema = z.object({ versions: z.array(z.object(versionFields)) });
export type Version = z.output<typeof versionsSchema>["versions"][number];
/** `GET /api/library/:id/versions/:version` */
export const wholeVersionSchema = z.object({ ...versionFields, content: contentSchema });
export type WholeVersion = z.output<typeof wholeVersionSchema>;

/** `POST /api/library/:id/<action>`; `duplicate` answers 201 with the copy, the others the message. */
export const LIBRARY_ACTIONS = ["archive", "unarchive", "star", "unstar", "duplicate"] as const;
export type LibraryAction = (typeof LIBRARY_ACTIONS)[number];
