import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import type { KeptLink } from "@/lib/sharing/contract/link";
import type { Store } from "@/lib/store/store";
import { toLinkState } from "./link-state";

/** Of one's own links so many are listed, the newest. */
const MAX_LISTED = 100;

/** One's own links, newest first. `at`: epoch ms. Throws StoreErrors. */
export async function findLinks(actor: Actor, store: Store, at: number): Promise<KeptLink[]> {
  assertMay(actor, "send");
  const rows = await store.query((db) =>
    db
      .selectFrom("kept_links")
      .select(["id", "name", "content_hash", "created_at", "expires_at", "revoked_at", "views"])
      .select(({ selectFrom, fn }) => [
        selectFrom("approvals")
          .select(fn.countAll().as("count"))
          .whereRef("approvals.content_hash", "=", "kept_links.content_hash")
          .as("approvals"),
        selectFrom("comments")
          .select(fn.countAll().as("count"))
          .whereRef("comments.link_id", "=", "kept_links.id")
          .where("comments.reply_to", "is", null)
          .where("comments.resolved_at", "is", null)
          .as("comments"),
      ])
      .where("account_id", "=", actor.accountId)
      .orderBy("id", "desc")
      .limit(MAX_LISTED)
      .execute(),
  );
  return rows.map(({ revoked_at, approvals, comments, ...row }) => ({
    ...row,
    state: toLinkState({ ...row, revoked_at }, at),
    approvals: Number(approvals),
    comments: Number(comments),
  }));
}
