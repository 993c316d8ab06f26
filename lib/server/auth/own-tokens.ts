import "server-only";
import type { Account } from "@/lib/api/account";
import { MAX_TOKENS } from "@/lib/api/limits";
import type { IssuedToken, ApiToken, TokenOrder } from "@/lib/api/members";
import { type Role, ROLES } from "@/lib/api/role";
import { recordAudit } from "@/lib/server/audit";
import { hashSecret, makeSecret } from "./secret";
import { ignoreStoreError } from "./sessions";
import { makeId } from "@/lib/server/db/make-id";
import { prepareQuery } from "@/lib/server/db/prepare-query";
import type { Db, Store, Tx } from "@/lib/server/db/store";
import type { Actor } from "./actor";

type FoundToken = { tokenId: string; account: Account };

/** A token's prefix, so that scanners recognise it. */
const TOKEN_PREFIX = "menuet_";
const TOKEN = /^menuet_[\w-]{43}$/;
/** How often the last use is saved, at most. */
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

/** A valid token's account, with the lower role of token and account. `at`: epoch ms. */
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

const DAY_MS = 86_400_000;

/** Makes a token; it is returned only now, because only its hash is stored. `at`: epoch ms. */
export async function createToken(
  db: Db | Tx,
  accountId: string,
  { name, role, days }: TokenOrder,
  at: number,
): Promise<{ id: string; secret: string }> {
  const id = makeId(at);
  const secret = `${TOKEN_PREFIX}${makeSecret()}`;
  const expires_at = days === null ? null : at + days * DAY_MS;
  await db
    .insertInto("tokens")
    .values({
      id,
      account_id: accountId,
      name,
      role,
      hash: hashSecret(secret),
      created_at: at,
      expires_at,
      used_at: null,
    })
    .execute();
  return { id, secret };
}

/** The actor's tokens, newest first, without the secrets. */
export const findTokens = (actor: Actor, store: Store): Promise<ApiToken[]> =>
  store.query((db) =>
    db
      .selectFrom("tokens")
      .select(["id", "name", "role", "created_at", "expires_at", "used_at"])
      .where("account_id", "=", actor.accountId)
      .orderBy("id", "desc")
      .execute(),
  );

type TokenIssue = { kind: "issued"; token: IssuedToken } | { kind: "role is higher" } | { kind: "too many" };

/** Issues a token with at most the actor's role. `at`: epoch ms. */
export async function issueToken(
  actor: Actor,
  store: Store,
  order: TokenOrder,
  at: number,
): Promise<TokenIssue> {
  if (ROLES.indexOf(order.role) > ROLES.indexOf(actor.role)) return { kind: "role is higher" };
  return store.transact(async (tx): Promise<TokenIssue> => {
    // Locks the account, because the count follows.
    await tx.updateTable("accounts").set({ changed_at: at }).where("id", "=", actor.accountId).execute();
    const held = await tx
      .selectFrom("tokens")
      .select("id")
      .where("account_id", "=", actor.accountId)
      .execute();
    if (held.length >= MAX_TOKENS) return { kind: "too many" };
    const token = await createToken(tx, actor.accountId, order, at);
    const what = `“${order.name}”, ${order.role}`;
    await recordAudit(tx, { at, event: "token issued", who: actor.email, what, address: actor.address });
    return { kind: "issued", token };
  });
}

/** Revokes one of the actor's tokens; false if there is none. `at`: epoch ms. */
export const revokeToken = (actor: Actor, store: Store, id: string, at: number): Promise<boolean> =>
  store.transact(async (tx) => {
    const gone = await tx
      .deleteFrom("tokens")
      .where("id", "=", id)
      .where("account_id", "=", actor.accountId)
      .returning("name")
      .executeTakeFirst();
    if (!gone) return false;
    const what = `“${gone.name}”`;
    await recordAudit(tx, { at, event: "token revoked", who: actor.email, what, address: actor.address });
    return true;
  });
