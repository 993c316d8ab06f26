import "server-only";
import type { Account } from "@/lib/api/account";
import { openServerStore, withPatience } from "@/lib/server/db/server-store";
import type { Store } from "@/lib/server/db/store";
import { isStoreError, StoreError, type StoreFault } from "@/lib/server/db/store-error";
import { readClientAddress } from "@/lib/server/http/client-address";
import type { Credentials } from "@/lib/server/http/cross-site";
import { readAppOrigin } from "@/lib/server/settings";
import { type Actor, admit } from "./actor";
import { findSession, readCookie, toCookieName } from "./sessions";
import { findToken } from "./own-tokens";

const BEARER = /^bearer +(\S+) *$/i;

export const readCredentials = (headers: Headers): Credentials => ({
  hasCookie: headers.has("cookie"),
  hasBearer: headers.has("authorization"),
});

type Viewer = { account: Account; sessionId: string };

/** The actor of a session cookie, or null. `at`: epoch ms. */
async function findBySession(
  store: Store,
  headers: Headers,
  appOrigin: string,
  at: number,
): Promise<Viewer | null> {
  const token = readCookie(headers, toCookieName(appOrigin));
  return token ? findSession(store, token, at) : null;
}

const toActor = ({ id, email, role }: Account, rest: Pick<Actor, "via" | "credentialId" | "address">) =>
  admit({ accountId: id, email, role, ...rest });

/** The actor by session cookie or, without a cookie, by token; null if invalid. `at`: epoch ms. */
export async function findActor(
  store: Store,
  headers: Headers,
  appOrigin: string,
  at: number,
): Promise<Actor | null> {
  const address = readClientAddress(headers);
  if (headers.has("cookie")) {
    const found = await findBySession(store, headers, appOrigin, at);
    return found && toActor(found.account, { via: "session", credentialId: found.sessionId, address });
  }
  const token = BEARER.exec(headers.get("authorization") ?? "")?.[1];
  const found = token ? await findToken(store, token, at) : null;
  return found && toActor(found.account, { via: "token", credentialId: found.tokenId, address });
}

/** A page's visitor. Neither account nor fault: not signed in. A fault: the store can't say. */
export type Viewing = { account: Account | null; fault: StoreFault | null };

/** A page's visitor. Throws SettingsErrors but no StoreErrors: pages render without a store. */
export async function findViewer(headers: Headers): Promise<Viewing> {
  try {
    const finding = findBySession(openServerStore(), headers, readAppOrigin(), Date.now());
    const found = await withPatience(finding, () => Promise.reject(new StoreError("unavailable")));
    return { account: found?.account ?? null, fault: null };
  } catch (error) {
    if (isStoreError(error)) return { account: null, fault: error.fault };
    throw error;
  }
}
