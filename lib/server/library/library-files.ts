import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type FiledMessage, type ImportResult, LIBRARY_FILE } from "@/lib/api/library";
import { hashContent } from "@/lib/message/content-hash";
import type { Actor } from "@/lib/server/auth/actor";
import type { Db, Store, Tx } from "@/lib/server/db/store";
import { streamTexts } from "@/lib/server/http/answer-file";
import { insertMessage, isFull } from "./create-message";
import { readContent, recordLibrary } from "./message-row";

/** Messages in memory at once; each may be some kilobytes. */
const PIECE_MESSAGES = 100;

const selectPiece = (db: Db, after: string) =>
  db
    .selectFrom("library_messages")
    .innerJoin("library_versions", (join) =>
      join
        .onRef("library_versions.message_id", "=", "library_messages.id")
        .onRef("library_versions.version", "=", "library_messages.version"),
    )
    .select(["id", "name", "tags", "is_archived", "content"])
    .where("id", ">", after)
    .orderBy("id")
    .limit(PIECE_MESSAGES)
    .execute();

async function* writeMessages(store: Store): AsyncGenerator<string> {
  let after = "";
  let isFirst = true;
  yield `{"menuet":${LIBRARY_FILE},"library":[`;
  for (;;) {
    const begin = after;
    const rows = await store.query((db) => selectPiece(db, begin));
    const lines = rows.map(({ name, tags, is_archived, content }) => {
      const filed: FiledMessage = {
        name,
        tags: JSON.parse(tags) as string[],
        is_archived: is_archived === 1,
        message: readContent(content),
      };
      const line = `${isFirst ? "\n" : ",\n"}${JSON.stringify(filed)}`;
      isFirst = false;
      return line;
    });
    // Even if empty: a client that left is only noticed between two chunks.
    yield lines.join("");
    after = rows.at(-1)?.id ?? after;
    if (rows.length < PIECE_MESSAGES) break;
    await nextTurn();
  }
  yield "\n]}\n";
}

/** The whole library, archive included, oldest first, as a streamed file. */
export function exportLibrary(_actor: Actor, store: Store): ReadableStream<Uint8Array> {
  return streamTexts(writeMessages(store));
}

const isThere = async (tx: Tx, { name, message }: FiledMessage): Promise<boolean> => {
  const row = await tx
    .selectFrom("library_messages")
    .select("id")
    .where("content_hash", "=", hashContent(message))
    .where("name", "=", name)
    .executeTakeFirst();
  return row !== undefined;
};

async function bringIn(tx: Tx, actor: Actor, filed: FiledMessage, at: number): Promise<ImportResult> {
  if (await isThere(tx, filed)) return "there";
  if (await isFull(tx)) return "full";
  const { name, tags, is_archived, message } = filed;
  const id = await insertMessage(tx, actor, { name, tags, note: "Imported", content: message }, at);
  if (is_archived)
    await tx.updateTable("library_messages").set({ is_archived: 1 }).where("id", "=", id).execute();
  return "added";
}

/**
 * Imports messages as new ones, all or none; returns each result. `at`: epoch ms. Throws
 * StoreErrors.
 */
export async function importMessages(
  actor: Actor<"send">,
  store: Store,
  messages: readonly FiledMessage[],
  at: number,
): Promise<ImportResult[]> {
  return store.transact(async (tx) => {
    const results: ImportResult[] = [];
    for (const filed of messages) results.push(await bringIn(tx, actor, filed, at));
    const added = results.filter((result) => result === "added").length;
    if (added > 0)
      await recordLibrary(
        tx,
        actor,
        "library imported",
        `${added} of ${messages.length} messages of a file`,
        at,
      );
    return results;
  });
}
