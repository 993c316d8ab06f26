import "server-only";
import { type Actor, admit } from "@/lib/accounts/actor/actor";
import type { Account } from "@/lib/accounts/contract/account";
import { findSession } from "@/lib/accounts/session/find-session";
import { readCookie, toCookieName } from "@/lib/accounts/session/session-cookie";
import { findToken } from "@/lib/accounts/tokens/find-token";
import { readClientAddress } from "@/lib/http/client-address";
import type { Credentials } from "@/lib/http/origin";
import type { Store } from "@/lib/store/store";

const BEARER = /^bearer +(\S+) *$/i;

export const readCredentials = (headers: Headers): Credentials => ({
  hasCookie: headers.has("cookie"),
  hasBearer: headers.has("authorization"),
});

export type Viewer = { account: Account; sessionId: string };

/** Whoever a browser's cookie stands for, or null. `at`: epoch ms. */
export async function findBySession(
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

/** Who asks, by the session's cookie, or without any cookie by the token; null where neither holds. `at`: epoch ms. */
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
