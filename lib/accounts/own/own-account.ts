import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import type { Account } from "@/lib/accounts/contract/account";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Store } from "@/lib/store/store";

/** One's own account. */
export async function readAccount(actor: Actor, store: Store): Promise<Account> {
  const row = await store.query((db) =>
    db
      .selectFrom("accounts")
      .select(["id", "email", "name", "role", "has_second_factor"])
      .where("id", "=", actor.accountId)
      .executeTakeFirstOrThrow(),
  );
  return { ...row, has_second_factor: Boolean(row.has_second_factor) };
}

/** `at`: epoch ms. */
export const renameAccount = (actor: Actor, store: Store, name: string, at: number): Promise<void> =>
  store.transact(async (tx) => {
    await tx
      .updateTable("accounts")
      .set({ name, changed_at: at })
      .where("id", "=", actor.accountId)
      .execute();
    const { email: who, address } = actor;
    await recordAudit(tx, { at, event: "account changed", who, what: `name “${name}”`, address });
  });
