import * as z from "zod/mini";
import { contentSchema } from "@/lib/message/content-schema";
import { nameSchema, tagsSchema } from "./library";

/** The version of the file that holds a whole library. */
export const LIBRARY_FILE = 1;

/**
 * One message in a library's file, as it says now: earlier versions, stars and who saved what stay where they are. `message`: as a
 * Menuet file writes it.
 */
export const filedMessageSchema = z.strictObject({
  name: nameSchema,
  tags: tagsSchema,
  is_archived: z.boolean(),
  message: contentSchema,
});
export type FiledMessage = z.output<typeof filedMessageSchema>;

/** `POST /api/library/import`: some messages of a file; each request comes in whole or not at all. */
export const importOrderSchema = z.strictObject({
  messages: z.array(filedMessageSchema).check(z.minLength(1), z.maxLength(100)),
});

/** What became of each, in their order. `there`: the library holds the same content under the same name already. */
export const IMPORT_RESULTS = ["added", "there", "full"] as const;
export const importedSchema = z.object({ results: z.array(z.enum(IMPORT_RESULTS)) });
export type ImportResult = (typeof IMPORT_RESULTS)[number];
