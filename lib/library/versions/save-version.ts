import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import type { Content } from "@/lib/message/content";
import type { LibraryMessage, SaveOrder } from "@/lib/library/contract/library";
import { LIBRARY_LIMITS } from "@/lib/library/contract/limits";
import { recordLibrary } from "@/lib/library/messages/record-library";
import { readContent, readMessage } from "@/lib/library/messages/summary";
import { toContentColumns } from "@/lib/library/messages/to-row";
import { makeId } from "@/lib/store/make-id";
import type { Store, Tx } from "@/lib/store/store";

/** `conflict`: somebody saved meanwhile, and `current` is what they saved. `full`: the message has as many versions as it may. */
export type Saving =
  | { kind: "saved"; message: LibraryMessage }
  | { kind: "conflict"; current: LibraryMessage }
  | { kind: "missing" | "archived" | "full" | "no such version" };

async function findContent(tx: Tx, id: string, order: SaveOrder): Promise<Content | null> {
  if ("content" in order) return order.content;
  const row = await tx
    .selectFrom("library_versions")
    .select("content")
    .where("message_id", "=", id)
    .where("version", "=", order.restore)
    .executeTakeFirst();
  return row ? readContent(row.content) : null;
}

/** Why that version could not become the next one. */
async function explain(tx: Tx, actor: Actor, id: string): Promise<Saving> {
  const current = await readMessage(tx, actor.accountId, id);
  if (!current) return { kind: "missing" };
  return current.is_archived ? { kind: "archived" } : { kind: "conflict", current };
}

/**
 * Saves the version after `order.from`: what was given, or what an earlier version says. It is one statement that decides between two
 * who began from the same version, so neither save is lost: the second hears of the first. `at`: epoch ms. Throws StoreErrors.
 */
export async function saveVersion(
  actor: Actor,
  store: Store,
  id: string,
  order: SaveOrder,
  at: number,
): Promise<Saving> {
  assertMay(actor, "send");
  return store.transact(async (tx): Promise<Saving> => {
    if (order.from >= LIBRARY_LIMITS.versions) return { kind: "full" };
    const content = await findContent(tx, id, order);
    const version = order.from + 1;
    const { email } = actor;
    const columns = content ? toContentColumns(content) : null;
    const { numUpdatedRows } = columns
      ? await tx
          .updateTable("library_messages")
          .set({ version, place: makeId(at), changed_by: email, changed_at: at, ...columns })
          .where("id", "=", id)
          .where("version", "=", order.from)
          .where("is_archived", "=", 0)
          .executeTakeFirst()
      : { numUpdatedRows: 0n };
    if (!columns || numUpdatedRows !== 1n) {
      const why = await explain(tx, actor, id);
      return columns || why.kind === "missing" ? why : { kind: "no such version" };
    }
    const restored_from = "restore" in order ? order.restore : null;
    await tx
      .insertInto("library_versions")
      .values({
        ...{ message_id: id, version, at, author: email, note: order.note, restored_from },
        content_hash: columns.content_hash,
        content: JSON.stringify(content),
      })
      .execute();
    const what = restored_from === null ? "" : `, which brings back version ${restored_from}`;
    await recordLibrary(tx, actor, "library message saved", `${id}: version ${version}${what}`, at);
    const message = await readMessage(tx, actor.accountId, id);
    return message ? { kind: "saved", message } : { kind: "missing" };
  });
}
