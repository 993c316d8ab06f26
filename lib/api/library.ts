import * as z from "zod/mini";
import { contentSchema } from "@/lib/message/content-schema";
import type { Endpoint } from "./endpoint";
import { LIBRARY_LIMITS } from "./limits";
import { problemFields } from "./problem";

/** Messages on one page, at most, and as many as the palette asks for. */
export const PAGE_MESSAGES = 50;
export const MOST_FOUND = 20;

const messageNameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(LIBRARY_LIMITS.name));
const tagSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(LIBRARY_LIMITS.tag));
const tagsSchema = z.array(tagSchema).check(z.maxLength(LIBRARY_LIMITS.tags));
const noteSchema = z.string().check(z.trim(), z.maxLength(LIBRARY_LIMITS.note));
const versionNumber = z.int().check(z.minimum(1), z.maximum(LIBRARY_LIMITS.versions));
const querySchema = z.string().check(z.maxLength(LIBRARY_LIMITS.query));

/**
 * A message in a list; times in epoch ms. `first_line`: its start; `is_favourite`: for the caller.
 */
const summaryFields = {
  id: z.string(),
  name: z.string(),
  tags: z.array(z.string()),
  kind: z.enum(["list", "audio", "text"]),
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

/**
 * `POST /api/library/search`: POST keeps the text out of URLs. Last saved first; with a text, those
 * with it in name or tags come before the others. `before`: the previous page's `next`.
 */
const searchOrderSchema = z.strictObject({
  text: z.optional(querySchema),
  tag: z.optional(tagSchema),
  is_favourite: z.optional(z.boolean()),
  is_archived: z.optional(z.boolean()),
  before: z.optional(z.string().check(z.maxLength(64))),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(PAGE_MESSAGES))),
});
export type SearchOrder = z.output<typeof searchOrderSchema>;
/** With enough text to draw how it begins; `body` of an audio message is its URL. */
const listedSchema = z.object({
  ...summaryFields,
  preview: z.object({ header: z.string(), body: z.string(), button: z.string() }),
});
export type ListedMessage = z.output<typeof listedSchema>;
export type LibrarySummary = Omit<ListedMessage, "preview">;
export const libraryPageSchema = z.object({
  messages: z.array(listedSchema),
  next: z.nullable(z.string()),
});
export type LibraryListPage = z.output<typeof libraryPageSchema>;

/** `GET /api/library/tags`: tags with message counts, without the archive. */
export const tagCountsSchema = z.object({
  tags: z.array(z.object({ tag: z.string(), messages: z.number() })),
});
export type TagCount = z.output<typeof tagCountsSchema>["tags"][number];

/** `GET /api/library/:id`, and the response to every change of a message. */
export const libraryMessageSchema = z.object({ ...summaryFields, content: contentSchema });
export type LibraryMessage = z.output<typeof libraryMessageSchema>;

/** `POST /api/library`: 201 with the message. `copy_of`: the id of the message to duplicate. */
const createOrderSchema = z.strictObject({
  name: messageNameSchema,
  tags: tagsSchema,
  note: noteSchema,
  content: contentSchema,
});
export type CreateOrder = z.output<typeof createOrderSchema>;
const copyOrderSchema = z.strictObject({ copy_of: z.string().check(z.minLength(1), z.maxLength(64)) });

/** `PATCH /api/library/:id`; no version. `is_favourite`: for the caller. */
const changeSchema = z
  .strictObject({
    name: z.optional(messageNameSchema),
    tags: z.optional(tagsSchema),
    is_archived: z.optional(z.boolean()),
    is_favourite: z.optional(z.boolean()),
  })
  .check(z.refine((change) => Object.keys(change).length > 0, "At least one field"));
export type MessageChange = z.output<typeof changeSchema>;

/**
 * `POST /api/library/:id/versions`: 201. `from`: the version it is based on; 409 with a later one.
 */
const saveOrderSchema = z.union([
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

export const libraryEndpoints = {
  search: {
    method: "POST",
    path: "/api/library/search",
    summary: "Saved messages, a page at a time, last saved first; a text is first sought in names and tags",
    access: "look",
    body: searchOrderSchema,
    answers: { 200: libraryPageSchema },
  },
  tags: {
    method: "GET",
    path: "/api/library/tags",
    summary: "All tags, with the number of messages that have each",
    access: "look",
    answers: { 200: tagCountsSchema },
  },
  find: {
    method: "GET",
    path: "/api/library/{id}",
    summary: "A saved message",
    access: "look",
    answers: { 200: libraryMessageSchema },
  },
  create: {
    method: "POST",
    path: "/api/library",
    summary: "Saves a new message, or a copy of one",
    access: "send",
    body: z.union([createOrderSchema, copyOrderSchema]),
    answers: { 201: libraryMessageSchema },
  },
  change: {
    method: "PATCH",
    path: "/api/library/{id}",
    summary: "Changes name and tags, archives or restores, or marks as favourite",
    access: "send",
    body: changeSchema,
    answers: { 200: libraryMessageSchema },
  },
  remove: {
    method: "DELETE",
    path: "/api/library/{id}",
    summary: "Deletes an archived message",
    access: "send",
    answers: { 204: null },
  },
  versions: {
    method: "GET",
    path: "/api/library/{id}/versions",
    summary: "All versions of a message, newest first",
    access: "look",
    answers: { 200: versionsSchema },
  },
  version: {
    method: "GET",
    path: "/api/library/{id}/versions/{version}",
    summary: "One version of a message",
    access: "look",
    answers: { 200: wholeVersionSchema },
  },
  save: {
    method: "POST",
    path: "/api/library/{id}/versions",
    summary: "Saves a new version, or restores one",
    access: "send",
    body: saveOrderSchema,
    answers: { 201: libraryMessageSchema },
  },
} as const satisfies Record<string, Endpoint>;

/** The format version of a library file. */
export const LIBRARY_FILE = 1;

/** A message in a library file: only its current content, without history, stars or authors. */
export const filedMessageSchema = z.strictObject({
  name: messageNameSchema,
  tags: tagsSchema,
  is_archived: z.boolean(),
  message: contentSchema,
});
export type FiledMessage = z.output<typeof filedMessageSchema>;

/** `POST /api/library/file`: part of a file; each request is imported whole or not at all. */
const importOrderSchema = z.strictObject({
  messages: z.array(filedMessageSchema).check(z.minLength(1), z.maxLength(100)),
});

/** Each message's result, in order. `there`: the library already has this name and content. */
const IMPORT_RESULTS = ["added", "there", "full"] as const;
const importedSchema = z.object({ results: z.array(z.enum(IMPORT_RESULTS)) });
export type ImportResult = (typeof IMPORT_RESULTS)[number];

export const libraryFileEndpoints = {
  export: {
    method: "GET",
    path: "/api/library/file",
    summary: "The whole library as one file",
    access: "look",
    answers: { 200: "application/json" },
  },
  import: {
    method: "POST",
    path: "/api/library/file",
    summary: "Imports messages from a library file",
    access: "send",
    body: importOrderSchema,
    answers: { 200: importedSchema },
  },
} as const satisfies Record<string, Endpoint>;
