import "server-only";
import { type CommentOrder, MAX_COMMENTS, type ResolutionOrder } from "@/lib/api/review";
import { recordAudit } from "@/lib/server/audit";
import { type Actor, may } from "@/lib/server/auth/actor";
import { makeId } from "@/lib/server/db/make-id";
import type { Store, Tx } from "@/lib/server/db/store";

/** `missing`: no such link. `no such comment`: the parent is missing or is itself a reply. */
export type Commenting = "written" | "missing" | "no such comment" | "full";

async function isAnswerable(tx: Tx, linkId: string, replyTo: string | null): Promise<boolean> {
  if (replyTo === null) return true;
  const row = await tx
    .selectFrom("comments")
    .select("id")
    .where("id", "=", replyTo)
    .where("link_id", "=", linkId)
    .where("reply_to", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds a comment or a reply to a short link's message. `at`: epoch ms. Throws StoreErrors. */
export async function writeComment(
  actor: Actor,
  store: Store,
  linkId: string,
  { place, words, reply_to }: CommentOrder,
  at: number,
): Promise<Commenting> {
  const { accountId, email: who, address } = actor;
  return store.transact(async (tx) => {
    const link = await tx.selectFrom("kept_links").select("name").where("id", "=", linkId).executeTakeFirst();
    if (!link) return "missing";
    if (!(await isAnswerable(tx, linkId, reply_to))) return "no such comment";
    const { count } = await tx
      .selectFrom("comments")
      .select(({ fn }) => fn.countAll().as("count"))
      .where("link_id", "=", linkId)
      .executeTakeFirstOrThrow();
    if (Number(count) >= MAX_COMMENTS) return "full";
    await tx
      .insertInto("comments")
      .values({
        ...{ id: makeId(at), link_id: linkId, reply_to, place, words, account_id: accountId },
        ...{ created_at: at, resolved_by: null, resolved_at: null },
      })
      .execute();
    const what = `on “${link.name}”${place && `, ${place}`}`;
    await recordAudit(tx, { at, event: "comment written", who, what, address });
    return "written";
  });
}

/** Resolves or reopens a link's comment; false if there is none. `at`: epoch ms. */
export async function resolveComment(
  actor: Actor,
  store: Store,
  linkId: string,
  { comment_id: id, is_resolved: isResolved }: ResolutionOrder,
  at: number,
): Promise<boolean> {
  const { accountId, email: who, address } = actor;
  return store.transact(async (tx) => {
    const row = await tx
      .updateTable("comments")
      .set({ resolved_by: isResolved ? accountId : null, resolved_at: isResolved ? at : null })
      .where("id", "=", id)
      .where("link_id", "=", linkId)
      .where("reply_to", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!row) return false;
    const what = isResolved ? id : `${id}, reopened`;
    await recordAudit(tx, { at, event: "comment resolved", who, what, address });
    return true;
  });
}

/**
 * Deletes a link's comment with its replies, for its author or an owner; false otherwise. Throws
 * StoreErrors.
 */
export async function deleteComment(
  actor: Actor,
  store: Store,
  linkId: string,
  id: string,
  at: number,
): Promise<boolean> {
  const { accountId, email: who, address } = actor;
  return store.transact(async (tx) => {
    const remove = tx
      .deleteFrom("comments")
      .where("id", "=", id)
      .where("link_id", "=", linkId)
      .returning("id");
    const own = may(actor, "manage") ? remove : remove.where("account_id", "=", accountId);
    if (!(await own.executeTakeFirst())) return false;
    await tx.deleteFrom("comments").where("reply_to", "=", id).execute();
    await recordAudit(tx, { at, event: "comment deleted", who, what: id, address });
    return true;
  });
}
