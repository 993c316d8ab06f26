import "server-only";
import type { Account } from "@/lib/accounts/contract/account";
import { type Role, ROLES } from "@/lib/accounts/contract/role";
import { ignoreStoreError } from "@/lib/accounts/session/ignore-store-error";
import { hashSecret } from "@/lib/accounts/secret/secret";
import { prepareQuery } from "@/lib/store/prepare-query";
import type { Store } from "@/lib/store/store";

export type FoundToken = { tokenId: string; account: Account };

/** What a token begins with, so that it is known for one wherever it is found. */
export const TOKEN_PREFIX = "menuet_";
const TOKEN = /^menuet_[\w-]{43}$/;
/** That it is used is written down at most this often. */
const TOUCH_MS = 60_000;

const findByHash = prepareQuery((db, { hash }: { hash: string }) =>
  db
    .selectFrom("tokens")
    .innerJoin("accounts", "accounts.id", "tokens.account_id")
    .select(["tokens.id as token_id", "tokens.role as token_role", "tokens.expires_at", "tokens.used_at"])
    .select(["accounts.id", "email", "accounts.name", "accounts.role", "is_active", "has_second_factor"])
    .where("hash", "=", hash),
);

/** The lower of two roles. */
const toLower = (one: Role, other: Role): Role =>
  ROLES[Math.min(ROLES.indexOf(one), ROLES.indexOf(other))] ?? "viewer";

/**
 * Whose token this is, if it still holds: not expired, of an account that is active. Its role is the lower of its own and the account's
 * present one. `at`: epoch ms.
 */
export async function findToken(store: Store, token: string, at: number): Promise<FoundToken | null> {
  if (!TOKEN.test(token)) return null;
  const row = await store.query((db) => findByHash.first(db, { hash: hashSecret(token) }));
  if (!row || !row.is_active || (row.expires_at !== null && row.expires_at <= at)) return null;
  if ((row.used_at ?? 0) + TOUCH_MS <= at)
    await ignoreStoreError(
      store.query((db) =>
        db.updateTable("tokens").set({ used_at: at }).where("id", "=", row.token_id).execute(),
      ),
    );
  const { id, email, name, token_role, has_second_factor } = row;
  const role = toLower(token_role, row.role);
  return {
    tokenId: row.token_id,
    account: { id, email, name, role, has_second_factor: Boolean(has_second_factor) },
  };
}
