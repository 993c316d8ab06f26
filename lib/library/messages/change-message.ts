import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import type { LabelOrder, LibraryMessage } from "@/lib/library/contract/library";
import type { Store, Tx } from "@/lib/store/store";
import { writeTags } from "./create-message";
import { recordLibrary } from "./record-library";
import { readMessage } from "./summary";
import { tidyTags, toLabelColumns } from "./to-row";

/** Gives a message another name and other tags; null where there is none. It makes no version. `at`: epoch ms. */
export async function labelMessage(
  actor: Actor,
  store: Store,
  id: string,
  order: LabelOrder,
  at: number,
): Promise<LibraryMessage | null> {
  assertMay(actor, "send");
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

/** Puts a message into the archive, or takes it out again; null where there is none. `at`: epoch ms. */
export async function archiveMessage(
  actor: Actor,
  store: Store,
  id: string,
  isArchived: boolean,
  at: number,
): Promise<LibraryMessage | null> {
  assertMay(actor, "send");
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

/** Stars a message for that account alone, or takes the star from it; null where there is no such message. */
export async function starMessage(
  actor: Actor,
  store: Store,
  id: string,
  isStarred: boolean,
): Promise<LibraryMessage | null> {
  assertMay(actor, "send");
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

/** `in use`: it is not in the archive, and only from there is anything deleted. */
export type Deletion = "deleted" | "missing" | "in use";

/** Deletes an archived message for good, with all its versions. What somebody is typing of it stays theirs. `at`: epoch ms. */
export async function deleteMessage(actor: Actor, store: Store, id: string, at: number): Promise<Deletion> {
  assertMay(actor, "send");
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
