import "server-only";
import { type Actor, assertMay, may } from "@/lib/accounts/actor/actor";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Store } from "@/lib/store/store";

/**
 * From now on the link opens nothing; what was said about it stays for members. False where there is none that opens, or it is another's
 * and whoever asks is no owner. `at`: epoch ms. Throws StoreErrors.
 */
export async function revokeLink(actor: Actor, store: Store, id: string, at: number): Promise<boolean> {
  assertMay(actor, "send");
  const { accountId, email: who, address } = actor;
  return store.transact(async (tx) => {
    const revoke = tx
      .updateTable("kept_links")
      .set({ revoked_at: at })
      .where("id", "=", id)
      .where("revoked_at", "is", null)
      .returning(["name", "content_hash"]);
    const own = may(actor, "manage") ? revoke : revoke.where("account_id", "=", accountId);
    const row = await own.executeTakeFirst();
    if (!row) return false;
    const what = `“${row.name}”, ${row.content_hash.slice(0, 8)}`;
    await recordAudit(tx, { at, event: "link revoked", who, what, address });
    return true;
  });
}
