import "server-only";
import type { CreateOrder, LibraryMessage } from "@/lib/api/library";
import { LIBRARY_LIMITS } from "@/lib/api/limits";
import { hashContent } from "@/lib/message/content-hash";
import type { Content } from "@/lib/message/message";
import { cutText } from "@/lib/message/texts";
import type { Actor } from "@/lib/server/auth/actor";
import { makeId } from "@/lib/server/db/make-id";
import type { Store, Tx } from "@/lib/server/db/store";
import {
  foldText,
  readMessage,
  recordLibrary,
  tidyTags,
  toContentColumns,
  toLabelColumns,
} from "./message-row";

export type NewMessage = { name: string; tags: readonly string[]; note: string; content: Content };

/** Whether the library is full, archive included. */
export async function isFull(tx: Tx): Promise<boolean> {
  const { count } = await tx
    .selectFrom("library_messages")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count) >= LIBRARY_LIMITS.messages;
}

export async function writeTags(tx: Tx, messageId: string, tags: readonly string[]): Promise<void> {
  await tx.deleteFrom("library_tags").where("message_id", "=", messageId).execute();
  const rows = tags.map((name) => ({ tag: foldText(name), message_id: messageId, name }));
  if (rows.length > 0) await tx.insertInto("library_tags").values(rows).execute();
}

/** Inserts a message with its first version; returns its ID. `at`: epoch ms. */
export async function insertMessage(
  tx: Tx,
  { email }: Actor,
  { name, tags: given, note, content }: NewMessage,
  at: number,
): Promise<string> {
  const id = makeId(at);
  const tags = tidyTags(given);
  await tx
    .insertInto("library_messages")
    .values({
      ...{ id, place: id, is_archived: 0, version: 1 },
      ...{ created_by: email, created_at: at, changed_by: email, changed_at: at },
      ...toLabelColumns(name, tags),
      ...toContentColumns(content),
    })
    .execute();
  await tx
    .insertInto("library_versions")
    .values({
      ...{ message_id: id, version: 1, at, author: email, note, restored_from: null },
      content_hash: hashContent(content),
      content: JSON.stringify(content),
    })
    .execute();
  await writeTags(tx, id, tags);
  return id;
}

/** A new message in the library, or "full". `at`: epoch ms. Throws StoreErrors. */
export async function createMessage(
  actor: Actor<"send">,
  store: Store,
  order: CreateOrder,
  at: number,
): Promise<LibraryMessage | "full"> {
  return store.transact(async (tx) => {
    if (await isFull(tx)) return "full";
    const id = await insertMessage(tx, actor, order, at);
    await recordLibrary(tx, actor, "library message created", `${id}: “${order.name}”`, at);
    return (await readMessage(tx, actor.accountId, id)) ?? "full";
  });
}

const COPY = " (copy)";
const nameCopy = (name: string): string => cutText(name, LIBRARY_LIMITS.name - COPY.length) + COPY;

/** Duplicates a message. `at`: epoch ms. Throws StoreErrors. */
export async function duplicateMessage(
  actor: Actor<"send">,
  store: Store,
  id: string,
  at: number,
): Promise<LibraryMessage | "full" | "missing"> {
  return store.transact(async (tx) => {
    const original = await readMessage(tx, actor.accountId, id);
    if (!original) return "missing";
    if (await isFull(tx)) return "full";
    const { tags, content } = original;
    const name = nameCopy(original.name);
    const note = `Copied from “${original.name}”, version ${original.version}`.slice(0, LIBRARY_LIMITS.note);
    const copy = await insertMessage(tx, actor, { name, tags, note, content }, at);
    await recordLibrary(tx, actor, "library message created", `${copy}: “${name}”, a copy of ${id}`, at);
    return (await readMessage(tx, actor.accountId, copy)) ?? "missing";
  });
}
