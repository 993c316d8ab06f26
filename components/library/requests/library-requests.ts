import { AskError, askJson, askNothing, withJson } from "@/components/requests/ask-server";
import { type FiledMessage, importedSchema, type ImportResult } from "@/lib/library/contract/files";
import {
  conflictSchema,
  type CreateOrder,
  type LabelOrder,
  type LibraryAction,
  type LibraryMessage,
  libraryMessageSchema,
  type LibraryPage,
  libraryPageSchema,
  type ListOrder,
  type SaveOrder,
  type TagCount,
  tagCountsSchema,
  type Version,
  versionsSchema,
  type WholeVersion,
  wholeVersionSchema,
} from "@/lib/library/contract/library";

const ROOT = "/api/library";
const toPath = (id: string) => `${ROOT}/${encodeURIComponent(id)}`;

/** What is looked for is posted: no text of it stands in an address. */
export const fetchPage = (order: ListOrder): Promise<LibraryPage> =>
  askJson(`${ROOT}/list`, libraryPageSchema, withJson("POST", order));

export const fetchTags = async (): Promise<TagCount[]> =>
  (await askJson(`${ROOT}/tags`, tagCountsSchema)).tags;

export const fetchMessage = (id: string): Promise<LibraryMessage> =>
  askJson(toPath(id), libraryMessageSchema);

export const postMessage = (order: CreateOrder): Promise<LibraryMessage> =>
  askJson(ROOT, libraryMessageSchema, withJson("POST", order));

export const putLabels = (id: string, order: LabelOrder): Promise<LibraryMessage> =>
  askJson(toPath(id), libraryMessageSchema, withJson("PUT", order));

export const postAction = (id: string, action: LibraryAction): Promise<LibraryMessage> =>
  askJson(`${toPath(id)}/${action}`, libraryMessageSchema, withJson("POST", {}));

export const deleteMessage = (id: string): Promise<void> => askNothing(toPath(id), { method: "DELETE" });

export const fetchVersions = async (id: string): Promise<Version[]> =>
  (await askJson(`${toPath(id)}/versions`, versionsSchema)).versions;

export const fetchVersion = (id: string, version: number): Promise<WholeVersion> =>
  askJson(`${toPath(id)}/versions/${version}`, wholeVersionSchema);

/** Some messages of a library's file; what became of each. */
export const postImport = async (messages: readonly FiledMessage[]): Promise<ImportResult[]> =>
  (await askJson(`${ROOT}/import`, importedSchema, withJson("POST", { messages }))).results;

/** What was saved instead: the next version, or what somebody else made of it meanwhile. */
export type Saved =
  { kind: "saved"; message: LibraryMessage } | { kind: "conflict"; current: LibraryMessage };

/** Saves the version after `order.from`. Throws AskErrors only. */
export async function postVersion(id: string, order: SaveOrder): Promise<Saved> {
  try {
    const path = `${toPath(id)}/versions`;
    return { kind: "saved", message: await askJson(path, libraryMessageSchema, withJson("POST", order)) };
  } catch (error) {
    const conflict = conflictSchema.safeParse(error instanceof AskError ? error.body : null);
    if (!conflict.success) throw error;
    return { kind: "conflict", current: conflict.data.current };
  }
}
