import { type Actor, admit } from "@/lib/accounts/actor/actor";
import { openAuth } from "@/lib/accounts/auth/auth";
import { createAccount } from "@/lib/accounts/members/create-account";
import type { Role } from "@/lib/accounts/contract/role";
import { createSession } from "@/lib/accounts/session/create-session";
import { toCookieName } from "@/lib/accounts/session/session-cookie";
import { createToken } from "@/lib/accounts/tokens/create-token";
import { makeId } from "@/lib/store/make-id";
import type { Store } from "@/lib/store/store";

const ADDRESS = "192.0.2.1";

/** Somebody of that role, who was let in. The store knows nothing of it. */
export const admitForTest = (role: Role): Actor =>
  admit({
    accountId: `an-${role}`,
    email: `${role}@menuet.example`,
    role,
    via: "session",
    credentialId: "a-session",
    address: ADDRESS,
  });

/** An account of that role in the store, without a password. */
export async function makeAccount(store: Store, role: Role, email?: string): Promise<string> {
  const at = Date.now();
  const id = makeId(at);
  const times = { created_at: at, changed_at: at, seen_at: null };
  const flags = { is_active: 1, is_email_verified: 1, has_second_factor: 0, image: null };
  await store.query((db) =>
    db
      .insertInto("accounts")
      .values({ id, email: email ?? `${id}@menuet.example`, name: `A ${role}`, role, ...flags, ...times })
      .execute(),
  );
  return id;
}

/** The header that a browser sends by which an account of that role is signed in. */
export async function makeSession(store: Store, role: Role, appOrigin = "http://localhost:3000") {
  const id = await makeAccount(store, role);
  const client = { address: ADDRESS, browser: "a test" };
  const token = await store.query((db) => createSession(db, id, client, Date.now()));
  return { Cookie: `${toCookieName(appOrigin)}=${token}` };
}

/** The header that a script sends which has a token of that role, of an owner. */
export async function makeToken(store: Store, role: Role) {
  const id = await makeAccount(store, "owner");
  const order = { name: "a test", role, days: null };
  const { secret } = await store.query((db) => createToken(db, id, order, Date.now()));
  return { Authorization: `Bearer ${secret}` };
}

export const KNOWN_PASSWORD = "a horse on a green boat";

/** An account of that role that signs in with the known password. */
export async function makePasswordAccount(store: Store, role: Role, email: string): Promise<string> {
  const { password } = await store.query(async (db) => (await openAuth(db)).$context);
  const passwordHash = await password.hash(KNOWN_PASSWORD);
  const id = await store.transact((tx) =>
    createAccount(tx, { email, name: `A ${role}`, role, passwordHash }, Date.now()),
  );
  if (id === null) throw new Error(`${email} has an account already.`);
  return id;
}
