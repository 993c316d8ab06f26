import "server-only";
import type { LibraryMessage, MessageChange } from "@/lib/api/library";
import type { Actor } from "@/lib/server/auth/actor";
import type { Store, Tx } from "@/lib/server/db/store";
import { writeTags } from "./create-message";
import { readMessage, recordLibrary, tidyTags, toLabelColumns } from "./message-row";

type Labels = Pick<LibraryMessage, "id" | "name" | "tags">;

/** Changes name and tags, without a new version. */
async function label(tx: Tx, actor: Actor, { id, name, tags: given }: Labels, at: number): Promise<void> {
  const tags = tidyTags(given);
  const { numUpdatedRows } = await tx
    .updateTable("library_messages")
    .set(toLabelColumns(name, tags))
    .where("id", "=", id)
    .executeTakeFirst();
  // Deleted since it was read: tags must not outlive it.
  if (numUpdatedRows === 0n) return;
  await writeTags(tx, id, tags);
  const bears = tags.length > 0 ? `, tagged ${tags.join(", ")}` : "";
  await recordLibrary(tx, actor, "library message renamed", `${id}: “${name}”${bears}`, at);
}

async function archive(
  tx: Tx,
  actor: Actor,
  { id, name, isArchived }: { id: string; name: string; isArchived: boolean },
  at: number,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("library_messages")
    .set({ is_archived: Number(isArchived) })
    .where("id", "=", id)
    .where("is_archived", "=", Number(!isArchived))
    .executeTakeFirst();
  const event = isArchived ? "library message archived" : "library message unarchived";
  if (numUpdatedRows > 0n) await recordLibrary(tx, actor, event, `${id}: “${name}”`, at);
}

/** Stars or unstars a message for this account. */
async function star(tx: Tx, { accountId }: Actor, id: string, isFavourite: boolean): Promise<void> {
  await (isFavourite
    ? tx
        .insertInto("library_favourites")
        .values({ account_id: accountId, message_id: id })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    : tx
        .deleteFrom("library_favourites")
        .where("account_id", "=", accountId)
        .where("message_id", "=", id)
        .execute());
}

/** Makes the whole change or none; null if there is no such message. `at`: epoch ms. */
export async function changeMessage(
  actor: Actor<"send">,
  store: Store,
  id: string,
  change: MessageChange,
  at: number,
): Promise<LibraryMessage | null> {
  const { name, tags, is_archived: isArchived, is_favourite: isFavourite } = change;
  return store.transact(async (tx) => {
    const message = await readMessage(tx, actor.accountId, id);
    if (!message) return null;
    const labels = { id, name: name ?? message.name, tags: tags ?? message.tags };
    if (name !== undefined || tags !== undefined) await label(tx, actor, labels, at);
    if (isArchived !== undefined) await archive(tx, actor, { ...labels, isArchived }, at);
    if (isFavourite !== undefined) await star(tx, actor, id, isFavourite);
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
