import "server-only";
import type { Account } from "@/lib/accounts/contract/account";
import { ignoreStoreError } from "@/lib/accounts/session/ignore-store-error";
import { hashSecret } from "@/lib/accounts/secret/secret";
import { prepareQuery } from "@/lib/store/prepare-query";
import type { Store } from "@/lib/store/store";
import { IDLE_MS, TOUCH_MS } from "./session-times";

export type FoundSession = { sessionId: string; account: Account };

const MAX_TOKEN_LENGTH = 100;

const findByHash = prepareQuery((db, { hash }: { hash: string }) =>
  db
    .selectFrom("sessions")
    .innerJoin("accounts", "accounts.id", "sessions.account_id")
    .select(["sessions.id as session_id", "sessions.expires_at", "sessions.seen_at"])
    .select(["accounts.id", "email", "name", "role", "is_active", "has_second_factor"])
    .where("token_hash", "=", hash),
);

/** Writes down that a session is in use, for the session and its account; where the store only reads, it goes on without. */
async function touch(store: Store, sessionId: string, accountId: string, at: number): Promise<void> {
  const written = store.transact(async (tx) => {
    await tx.updateTable("sessions").set({ seen_at: at }).where("id", "=", sessionId).execute();
    await tx.updateTable("accounts").set({ seen_at: at }).where("id", "=", accountId).execute();
  });
  await ignoreStoreError(written);
}

/** Whose session this is, if it still holds: not ended, not idle for 12 hours, of an account that is active. `at`: epoch ms. */
export async function findSession(store: Store, token: string, at: number): Promise<FoundSession | null> {
  if (token.length > MAX_TOKEN_LENGTH) return null;
  const row = await store.query((db) => findByHash.first(db, { hash: hashSecret(token) }));
  if (!row || !row.is_active || row.expires_at <= at || row.seen_at + IDLE_MS <= at) return null;
  if (row.seen_at + TOUCH_MS <= at) await touch(store, row.session_id, row.id, at);
  const { id, email, name, role } = row;
  const account = { id, email, name, role, has_second_factor: Boolean(row.has_second_factor) };
  return { sessionId: row.session_id, account };
}
