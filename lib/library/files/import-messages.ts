import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import type { FiledMessage, ImportResult } from "@/lib/library/contract/files";
import { insertMessage, isFull } from "@/lib/library/messages/create-message";
import { recordLibrary } from "@/lib/library/messages/record-library";
import { hashContent } from "@/lib/library/messages/to-row";
import type { Store, Tx } from "@/lib/store/store";

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

/** Brings messages of a file in, each as a new one, all of them or none; tells what became of each. `at`: epoch ms. Throws StoreErrors. */
export async function importMessages(
  actor: Actor,
  store: Store,
  messages: readonly FiledMessage[],
  at: number,
): Promise<ImportResult[]> {
  assertMay(actor, "send");
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
