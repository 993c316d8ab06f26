import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import type { Content } from "@/lib/message/content";
import type { Approval, Approvals } from "@/lib/sharing/contract/review";
import { hashContent } from "@/lib/sharing/links/make-link";
import type { Db, Store } from "@/lib/store/store";

/** Who approved a content, the first first. */
export async function readApprovals(db: Db, contentHash: string, accountId: string): Promise<Approval[]> {
  const rows = await db
    .selectFrom("approvals")
    .leftJoin("accounts", "accounts.id", "approvals.account_id")
    .select(["accounts.name", "approvals.account_id", "approved_at"])
    .where("content_hash", "=", contentHash)
    .orderBy("approved_at")
    .execute();
  return rows.map(({ name, account_id, approved_at }) => ({
    by: name ?? "somebody",
    at: approved_at,
    is_own: account_id === accountId,
  }));
}

/** Who approved exactly this content, by the hash that the gate before a send goes by. Throws StoreErrors. */
export async function findApprovals(actor: Actor, store: Store, content: Content): Promise<Approvals> {
  assertMay(actor, "look");
  const content_hash = hashContent(content);
  const approvals = await store.query((db) => readApprovals(db, content_hash, actor.accountId));
  return { content_hash, approvals: approvals.map(({ by, at }) => ({ by, at })) };
}
