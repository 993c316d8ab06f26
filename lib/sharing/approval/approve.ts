import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import { recordAudit } from "@/lib/audit/record-audit";
import { toLinkState } from "@/lib/sharing/links/link-state";
import type { Store, Tx } from "@/lib/store/store";

/** `own`: whoever made the link does not approve what it shows. `over`: it opens no more. */
export type Approving = "approved" | "missing" | "own" | "over";

const readLink = (tx: Tx, id: string) =>
  tx
    .selectFrom("kept_links")
    .select(["name", "content_hash", "account_id", "expires_at", "revoked_at"])
    .where("id", "=", id)
    .executeTakeFirst();

/** Approves the content of a kept link, which never changes: any other content has no approval. `at`: epoch ms. Throws StoreErrors. */
export async function approve(actor: Actor, store: Store, id: string, at: number): Promise<Approving> {
  assertMay(actor, "look");
  const { accountId, email: who, address } = actor;
  return store.transact(async (tx) => {
    const link = await readLink(tx, id);
    if (!link) return "missing";
    if (link.account_id === accountId) return "own";
    if (toLinkState(link, at) !== "open") return "over";
    const { content_hash, name } = link;
    const row = await tx
      .insertInto("approvals")
      .values({ content_hash, account_id: accountId, approved_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .returning("approved_at")
      .executeTakeFirst();
    const what = `“${name}”, ${content_hash}`;
    if (row) await recordAudit(tx, { at, event: "message approved", who, what, address });
    return "approved";
  });
}

/** Takes one's own approval of a kept link's content back; false where there is none. `at`: epoch ms. Throws StoreErrors. */
export async function withdrawApproval(actor: Actor, store: Store, id: string, at: number): Promise<boolean> {
  assertMay(actor, "look");
  const { accountId, email: who, address } = actor;
  return store.transact(async (tx) => {
    const link = await readLink(tx, id);
    const row =
      link &&
      (await tx
        .deleteFrom("approvals")
        .where("content_hash", "=", link.content_hash)
        .where("account_id", "=", accountId)
        .returning("content_hash")
        .executeTakeFirst());
    if (!row) return false;
    const what = `“${link.name}”, ${row.content_hash}`;
    await recordAudit(tx, { at, event: "approval withdrawn", who, what, address });
    return true;
  });
}
