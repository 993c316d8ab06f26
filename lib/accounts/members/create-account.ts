import "server-only";
import type { Role } from "@/lib/accounts/contract/role";
import { makeId } from "@/lib/store/make-id";
import type { Tx } from "@/lib/store/store";

/** `passwordHash` as better-auth makes it. */
export type NewAccount = { email: string; name: string; role: Role; passwordHash: string };

/** An account with its password, or null where the e-mail address has one already. `at`: epoch ms. */
export async function createAccount(tx: Tx, order: NewAccount, at: number): Promise<string | null> {
  const { email, name, role, passwordHash } = order;
  const times = { created_at: at, changed_at: at };
  const flags = { is_active: 1, is_email_verified: 1, has_second_factor: 0 };
  const own = await tx
    .insertInto("accounts")
    .values({ id: makeId(at), email, name, role, ...flags, image: null, ...times, seen_at: null })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!own) return null;
  await tx
    .insertInto("credentials")
    .values({
      id: makeId(at),
      account_id: own.id,
      ...CREDENTIAL,
      provider_account_id: own.id,
      password: passwordHash,
      ...times,
    })
    .execute();
  return own.id;
}

/** What better-auth calls a password's row. */
export const CREDENTIAL = { provider: "credential" };
