import "server-only";
import type { Account } from "@/lib/api/account";
import { makeId } from "@/lib/server/db/make-id";
import { prepareQuery } from "@/lib/server/db/prepare-query";
import type { Db, Store, Tx } from "@/lib/server/db/store";
import { isStoreError } from "@/lib/server/db/store-error";
import { hashSecret, makeSecret } from "./secret";

/** A session ends after this long without use. */
export const IDLE_MS = 12 * 3_600_000;
/** Every session ends this long after its sign-in. */
export const LIFE_MS = 7 * 86_400_000;
/** How often the last use is saved, at most. */
const TOUCH_MS = 60_000;

/** For optional writes: a read-only store must not stop reads. */
export async function ignoreStoreError(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isStoreError(error)) throw error;
  }
}

/** Longer browser names help nobody. */
export const MAX_BROWSER_LENGTH = 400;

/** Where a session is opened: client address, User-Agent, device cookie. */
export type Client = { address: string; browser: string; device?: string | null };

/** Opens a session and returns its token; only the hash is stored. `at`: epoch ms. */
export async function createSession(
  db: Db | Tx,
  accountId: string,
  { address, browser }: Client,
  at: number,
): Promise<string> {
  const token = makeSecret();
  const times = { created_at: at, seen_at: at, expires_at: at + LIFE_MS };
  const who = { account_id: accountId, address, browser: browser.slice(0, MAX_BROWSER_LENGTH) };
  await db
    .insertInto("sessions")
    .values({ id: makeId(at), token_hash: hashSecret(token), ...who, ...times })
    .execute();
  await db.updateTable("accounts").set({ seen_at: at }).where("id", "=", accountId).execute();
  return token;
}

type FoundSession = { sessionId: string; account: Account };

const MAX_TOKEN_LENGTH = 100;

const findByHash = prepareQuery((db, { hash }: { hash: string }) =>
  db
    .selectFrom("sessions")
    .innerJoin("accounts", "accounts.id", "sessions.account_id")
    .select(["sessions.id as session_id", "sessions.expires_at", "sessions.seen_at"])
    .select(["accounts.id", "email", "name", "role", "is_active", "has_second_factor"])
    .where("token_hash", "=", hash),
);

/** Saves the last use of a session and its account. A read-only store is tolerated. */
async function touch(store: Store, sessionId: string, accountId: string, at: number): Promise<void> {
  const written = store.transact(async (tx) => {
    await tx.updateTable("sessions").set({ seen_at: at }).where("id", "=", sessionId).execute();
    await tx.updateTable("accounts").set({ seen_at: at }).where("id", "=", accountId).execute();
  });
  await ignoreStoreError(written);
}

/**
 * The account of a valid session: not ended, used within 12 hours, account active. `at`: epoch ms.
 */
export async function findSession(store: Store, token: string, at: number): Promise<FoundSession | null> {
  if (token.length > MAX_TOKEN_LENGTH) return null;
  const row = await store.query((db) => findByHash.first(db, { hash: hashSecret(token) }));
  if (!row || !row.is_active || row.expires_at <= at || row.seen_at + IDLE_MS <= at) return null;
  if (row.seen_at + TOUCH_MS <= at) await touch(store, row.session_id, row.id, at);
  const { id, email, name, role } = row;
  const account = { id, email, name, role, has_second_factor: Boolean(row.has_second_factor) };
  return { sessionId: row.session_id, account };
}

/** `__Host-` limits the cookie to https and this host; http on loopback can't have it. */
export const toCookieName = (appOrigin: string, name = "menuet"): string =>
  appOrigin.startsWith("https:") ? `__Host-${name}` : name;

const toAttributes = (appOrigin: string): string =>
  `Path=/; HttpOnly; SameSite=Strict${appOrigin.startsWith("https:") ? "; Secure" : ""}`;

/** A request's cookie, or null. The first one counts: browsers send the narrower one first. */
export function readCookie(headers: Headers, name: string): string | null {
  for (const part of (headers.get("cookie") ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at !== -1 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** The session's `Set-Cookie`, valid as long as a session can be. */
export const formatSessionCookie = (appOrigin: string, token: string): string =>
  `${toCookieName(appOrigin)}=${token}; Max-Age=${LIFE_MS / 1_000}; ${toAttributes(appOrigin)}`;

/** The `Set-Cookie` that clears a cookie. */
export const formatEndedCookie = (appOrigin: string, name?: string): string =>
  `${toCookieName(appOrigin, name)}=; Max-Age=0; ${toAttributes(appOrigin)}`;

/** Any other `Set-Cookie` of a sign-in. */
export const formatCookie = (appOrigin: string, name: string, value: string, seconds: number): string =>
  `${toCookieName(appOrigin, name)}=${value}; Max-Age=${seconds}; ${toAttributes(appOrigin)}`;
