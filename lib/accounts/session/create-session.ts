import "server-only";
import { hashSecret, makeSecret } from "@/lib/accounts/secret/secret";
import { makeId } from "@/lib/store/make-id";
import type { Db, Tx } from "@/lib/store/store";
import { LIFE_MS } from "./session-times";

/** Longer names of browsers are of no use to whoever reads them. */
export const MAX_BROWSER_LENGTH = 400;

/** Where a session is opened: the client's address and its User-Agent. */
export type Client = { address: string; browser: string };

/** Opens a session and gives its token, of which only the hash is kept. `at`: epoch ms. */
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
