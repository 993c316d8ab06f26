import { KNOWN_EMAILS, KNOWN_TOKEN } from "@/e2e/known-person.mjs";
import { hashSecret } from "@/lib/accounts/secret/secret";
import { makeId } from "@/lib/store/make-id";
import { openStore } from "@/lib/store/open-store";
import type { Store } from "@/lib/store/store";
import { parseStoreSettings } from "@/lib/store/store-settings";
import { makeAccount, makePasswordAccount } from "./known-account";

async function admitToken(store: Store, accountId: string): Promise<void> {
  const at = Date.now();
  const times = { created_at: at, expires_at: null, used_at: null };
  const token = {
    account_id: accountId,
    name: "known",
    role: "owner",
    hash: hashSecret(KNOWN_TOKEN),
  } as const;
  await store.query((db) =>
    db
      .insertInto("tokens")
      .values({ id: makeId(at), ...token, ...times })
      .execute(),
  );
}

type Environment = Record<string, string | undefined>;

async function withStore(environment: Environment, work: (store: Store) => Promise<void>): Promise<void> {
  const store = openStore(parseStoreSettings(environment));
  await work(store);
  await store.close();
}

/** Lets the known token into the store that this environment names, whether or not a server runs on it. */
export const admitKnownToken = (environment: Environment): Promise<void> =>
  withStore(environment, async (store) =>
    admitToken(store, await makeAccount(store, "owner", KNOWN_EMAILS.owner)),
  );

/** The same with all known people, who can sign in with the known password. */
export const makeKnownPeople = (environment: Environment): Promise<void> =>
  withStore(environment, async (store) => {
    for (const role of ["sender", "viewer"] as const)
      await makePasswordAccount(store, role, KNOWN_EMAILS[role]);
    await admitToken(store, await makePasswordAccount(store, "owner", KNOWN_EMAILS.owner));
  });
