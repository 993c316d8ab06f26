import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import { streamTexts } from "@/lib/http/export/stream-texts";
import { type FiledMessage, LIBRARY_FILE } from "@/lib/library/contract/files";
import { readContent } from "@/lib/library/messages/summary";
import type { Db, Store } from "@/lib/store/store";

/** Messages held at once: each may be some kilobytes. */
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
    // Nothing at all too: whoever has gone away is noticed only between two pieces.
    yield lines.join("");
    after = rows.at(-1)?.id ?? after;
    if (rows.length < PIECE_MESSAGES) break;
    await nextTurn();
  }
  yield "\n]}\n";
}

/** Every message of the library, the archive's too, the oldest first, as a file that is written while it is read. */
export function exportLibrary(actor: Actor, store: Store): ReadableStream<Uint8Array> {
  assertMay(actor, "look");
  return streamTexts(writeMessages(store));
}
