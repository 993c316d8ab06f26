import "server-only";
import type { Tx } from "@/lib/store/store";

/** Sets an account's password. `hash` as better-auth makes it; `at`: epoch ms. */
export async function setPassword(tx: Tx, accountId: string, hash: string, at: number): Promise<void> {
  await tx
    .updateTable("credentials")
    .set({ password: hash, changed_at: at })
    .where("account_id", "=", accountId)
    .execute();
}
