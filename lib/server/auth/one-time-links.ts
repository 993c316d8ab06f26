import "server-only";
import type * as z from "zod/mini";
import type { NewOneTimeLink } from "@/lib/api/members";
import type { Role } from "@/lib/api/role";
import { formatLink, type Link, type linkUseSchema, type LinkView } from "@/lib/api/sign-in";
import { recordAudit } from "@/lib/server/audit";
import { PASSWORD_HASHING } from "./auth";
import { judgePassword, setPassword } from "./passwords";
import { hashSecret, isSameText, makeSecret } from "./secret";
import { forgetDevices } from "./devices";
import { makeId } from "@/lib/server/db/make-id";
import type { Db, Store, Tx } from "@/lib/server/db/store";
import { endSessions } from "./own-account";

const HOUR_MS = 3_600_000;
const LIVES_MS: Record<Link["kind"], number> = {
  "set-up": 24 * HOUR_MS,
  invitation: 7 * 24 * HOUR_MS,
  reset: 24 * HOUR_MS,
};

/** Who a link is for: nobody yet, an e-mail address, or an account. */
export type OneTimeLinkOrder = { madeBy: string; role: Role } & (
  { kind: "set-up" } | { kind: "invitation"; email: string } | { kind: "reset"; accountId: string }
);

/** Revokes earlier links: at most one per person and purpose. */
async function forgetFormer(tx: Tx, order: OneTimeLinkOrder): Promise<void> {
  const former = tx.deleteFrom("links").where("kind", "=", order.kind);
  switch (order.kind) {
    case "set-up":
      return void (await former.execute());
    case "invitation":
      return void (await former.where("email", "=", order.email).execute());
    case "reset":
      return void (await former.where("account_id", "=", order.accountId).execute());
    default:
      return order satisfies never;
  }
}

/**
 * Makes a one-time link, whose URL is only returned now: the store has just its hash. The secret is
 * in the fragment, which browsers don't send. `at`: epoch ms.
 */
export async function makeOneTimeLink(
  tx: Tx,
  order: OneTimeLinkOrder,
  appOrigin: string,
  at: number,
): Promise<NewOneTimeLink> {
  await forgetFormer(tx, order);
  const link: Link = { kind: order.kind, id: makeId(at), secret: makeSecret() };
  const expires_at = at + LIVES_MS[order.kind];
  await tx
    .insertInto("links")
    .values({
      id: link.id,
      kind: link.kind,
      account_id: order.kind === "reset" ? order.accountId : null,
      email: order.kind === "invitation" ? order.email : null,
      ...{ role: order.role, hash: hashSecret(link.secret), made_by: order.madeBy },
      ...{ created_at: at, expires_at },
    })
    .execute();
  return { url: `${appOrigin}/setup#${formatLink(link)}`, expires_at };
}

/**
 * A set-up link, replacing the last; null once an account exists. `at`: epoch ms. Throws
 * StoreErrors.
 */
export const offerSetUp = (store: Store, appOrigin: string, at: number): Promise<string | null> =>
  store.transact(async (tx) => {
    const somebody = await tx.selectFrom("accounts").select("id").limit(1).executeTakeFirst();
    if (somebody) return null;
    const link = await makeOneTimeLink(tx, { kind: "set-up", role: "owner", madeBy: "" }, appOrigin, at);
    return link.url;
  });

/** The purpose of a valid link. `accountId`: whose password it resets. */
type FoundLink = LinkView & { id: string; accountId: string | null; name: string };

const readRow = (db: Db | Tx, { id, kind }: Link) =>
  db
    .selectFrom("links")
    .leftJoin("accounts", "accounts.id", "links.account_id")
    .select(["links.id", "links.kind", "links.account_id", "links.email", "links.role", "hash", "expires_at"])
    .select(["accounts.email as account_email", "accounts.name", "is_active"])
    .where("links.id", "=", id)
    .where("links.kind", "=", kind)
    .executeTakeFirst();

type Row = NonNullable<Awaited<ReturnType<typeof readRow>>>;

/** Whether its purpose is still possible. */
async function isOpen(db: Db | Tx, row: Row): Promise<boolean> {
  if (row.kind === "reset") return row.is_active === 1;
  const accounts = db.selectFrom("accounts").select("id").limit(1);
  const others = row.kind === "set-up" ? accounts : accounts.where("email", "=", row.email ?? "");
  return (await others.executeTakeFirst()) === undefined;
}

/** The link if valid; null if wrong, used, expired, or without a purpose. `at`: epoch ms. */
export async function findLink(db: Db | Tx, link: Link, at: number): Promise<FoundLink | null> {
  const row = await readRow(db, link);
  // Compare in constant time, even without a link.
  const holds = isSameText(hashSecret(link.secret), row?.hash ?? hashSecret(""));
  if (!row || !holds || row.expires_at <= at || !(await isOpen(db, row))) return null;
  const { id, kind, role, expires_at } = row;
  const email = row.account_email ?? row.email;
  return { id, kind, role, expires_at, email, accountId: row.account_id, name: row.name ?? "" };
}

/** `passwordHash` as better-auth makes it. */
type NewAccount = { email: string; name: string; role: Role; passwordHash: string };

/** A new account, or null if the e-mail address has one. `at`: epoch ms. */
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

/** better-auth's name for a password row. */
const CREDENTIAL = { provider: "credential" };

type Use = z.output<typeof linkUseSchema>;
/** `missing`: a field that this link needs. `closed`: the link isn't valid, for any reason. */
type LinkUse =
  | { kind: "used"; email: string }
  | { kind: "closed" }
  | { kind: "missing"; field: "email" | "name" }
  | { kind: "weak"; why: string };

/** Only one set-up wins: the row can be inserted once. */
async function isFirst(tx: Tx): Promise<boolean> {
  const row = await tx
    .insertInto("options")
    .values({ name: "set_up", value: "done" })
    .onConflict((conflict) => conflict.doNothing())
    .returning("name")
    .executeTakeFirst();
  return row !== undefined;
}

type Person = { email: string; name: string; passwordHash: string; address: string };

async function carryOut(tx: Tx, link: FoundLink, person: Person, at: number): Promise<boolean> {
  const { email, address, passwordHash } = person;
  if (link.accountId !== null) {
    await setPassword(tx, link.accountId, passwordHash, at);
    await endSessions(tx, link.accountId);
    await forgetDevices(tx, link.accountId);
    await recordAudit(tx, { at, event: "password reset", who: email, what: "by a link", address });
    return true;
  }
  if (link.kind === "set-up" && !(await isFirst(tx))) return false;
  if ((await createAccount(tx, { ...person, role: link.role }, at)) === null) return false;
  const event = link.kind === "set-up" ? "set up" : "account created";
  await recordAudit(tx, { at, event, who: email, what: `as ${link.role}`, address });
  return true;
}

class Closed extends Error {}

/** Uses up the link in the transaction of its purpose: of two at once, one succeeds. */
async function carryThrough(store: Store, { link }: Use, person: Person, at: number): Promise<boolean> {
  try {
    await store.transact(async (tx) => {
      const found = await findLink(tx, link, at);
      if (!found) throw new Closed();
      const own = await tx.deleteFrom("links").where("id", "=", found.id).returning("id").executeTakeFirst();
      if (!own || !(await carryOut(tx, found, person, at))) throw new Closed();
    });
    return true;
  } catch (error) {
    if (error instanceof Closed) return false;
    throw error;
  }
}

/**
 * Uses a one-time link: set-up, invitation, or password reset, which ends every session. `address`:
 * the client's. `at`: epoch ms. Throws StoreErrors.
 */
export async function redeemLink(store: Store, use: Use, address: string, at: number): Promise<LinkUse> {
  const found = await store.query((db) => findLink(db, use.link, at));
  if (!found) return { kind: "closed" };
  const email = found.email ?? use.email;
  const name = found.accountId === null ? use.name : found.name;
  if (email === undefined) return { kind: "missing", field: "email" };
  if (name === undefined) return { kind: "missing", field: "name" };
  const why = judgePassword(use.password, [email, name]);
  if (why !== null) return { kind: "weak", why };
  const passwordHash = await PASSWORD_HASHING.hash(use.password);
  const isUsed = await carryThrough(store, use, { email, name, passwordHash, address }, at);
  return isUsed ? { kind: "used", email } : { kind: "closed" };
}
