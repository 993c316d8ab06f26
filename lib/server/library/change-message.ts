import "server-only";
import type { LabelOrder, LibraryMessage } from "@/lib/api/library";
import type { Actor } from "@/lib/server/auth/actor";
import type { Store, Tx } from "@/lib/server/db/store";
import { writeTags } from "./create-message";
import { readMessage, recordLibrary, tidyTags, toLabelColumns } from "./message-row";

/**
 * Changes a message's name and tags, without a new version; null if there is none. `at`: epoch ms.
 */
export async function labelMessage(
  actor: Actor<"send">,
  store: Store,
  id: string,
  order: LabelOrder,
  at: number,
): Promise<LibraryMessage | null> {
  const tags = tidyTags(order.tags);
  return store.transact(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable("library_messages")
      .set(toLabelColumns(order.name, tags))
      .where("id", "=", id)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return null;
    await writeTags(tx, id, tags);
    const bears = tags.length > 0 ? `, tagged ${tags.join(", ")}` : "";
    await recordLibrary(tx, actor, "library message renamed", `${id}: “${order.name}”${bears}`, at);
    return readMessage(tx, actor.accountId, id);
  });
}

/** Archives or restores a message; null if there is none. `at`: epoch ms. */
export async function archiveMessage(
  actor: Actor<"send">,
  store: Store,
  id: string,
  isArchived: boolean,
  at: number,
): Promise<LibraryMessage | null> {
  return store.transact(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable("library_messages")
      .set({ is_archived: Number(isArchived) })
      .where("id", "=", id)
      .where("is_archived", "=", Number(!isArchived))
      .executeTakeFirst();
    const message = await readMessage(tx, actor.accountId, id);
    const event = isArchived ? "library message archived" : "library message unarchived";
    if (message && numUpdatedRows > 0n) await recordLibrary(tx, actor, event, `${id}: “${message.name}”`, at);
    return message;
  });
}

/** Stars or unstars a message for this account; null if there is none. */
export async function starMessage(
  actor: Actor<"send">,
  store: Store,
  id: string,
  isStarred: boolean,
): Promise<LibraryMessage | null> {
  const star = { account_id: actor.accountId, message_id: id };
  return store.transact(async (tx) => {
    if (!(await readMessage(tx, actor.accountId, id))) return null;
    await (isStarred
      ? tx
          .insertInto("library_favourites")
          .values(star)
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      : tx
          .deleteFrom("library_favourites")
          .where("account_id", "=", star.account_id)
          .where("message_id", "=", id)
          .execute());
    return readMessage(tx, actor.accountId, id);
  });
}

async function removeMessage(tx: Tx, id: string): Promise<void> {
  for (const table of ["library_versions", "library_tags", "library_favourites"] as const)
    await tx.deleteFrom(table).where("message_id", "=", id).execute();
}

/** `in use`: not archived; only archived messages can be deleted. */
export type Deletion = "deleted" | "missing" | "in use";

/** Deletes an archived message with all versions. Drafts of it remain. `at`: epoch ms. */
export async function deleteMessage(
  actor: Actor<"send">,
  store: Store,
  id: string,
  at: number,
): Promise<Deletion> {
  return store.transact(async (tx): Promise<Deletion> => {
    const gone = await tx
      .deleteFrom("library_messages")
      .where("id", "=", id)
      .where("is_archived", "=", 1)
      .returning(["name", "version"])
      .executeTakeFirst();
    if (!gone) return (await readMessage(tx, actor.accountId, id)) ? "in use" : "missing";
    await removeMessage(tx, id);
    const what = `${id}: “${gone.name}” with ${gone.version} ${gone.version === 1 ? "version" : "versions"}`;
    await recordLibrary(tx, actor, "library message deleted", what, at);
    return "deleted";
  });
}
