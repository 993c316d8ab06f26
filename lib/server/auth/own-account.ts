import "server-only";
import type { Account, Session } from "@/lib/api/account";
import { recordAudit } from "@/lib/server/audit";
import { PASSWORD_HASHING } from "./auth";
import { judgePassword, setPassword } from "./passwords";
import { hashSecret } from "./secret";
import { IDLE_MS } from "./sessions";
import { forgetDevices } from "./devices";
import { takeBackGuess, takeGuess } from "./guesses";
import type { Db, Store, Tx } from "@/lib/server/db/store";
import type { Actor } from "./actor";
import { nameBrowser } from "./name-browser";

/** The actor's account. */
export async function readAccount(actor: Actor, store: Store): Promise<Account> {
  const row = await store.query((db) =>
    db
      .selectFrom("accounts")
      .select(["id", "email", "name", "role", "has_second_factor"])
      .where("id", "=", actor.accountId)
      .executeTakeFirstOrThrow(),
  );
  return { ...row, has_second_factor: Boolean(row.has_second_factor) };
}

/** `at`: epoch ms. */
export const renameAccount = (actor: Actor, store: Store, name: string, at: number): Promise<void> =>
  store.transact(async (tx) => {
    await tx
      .updateTable("accounts")
      .set({ name, changed_at: at })
      .where("id", "=", actor.accountId)
      .execute();
    const { email: who, address } = actor;
    await recordAudit(tx, { at, event: "account changed", who, what: `name “${name}”`, address });
  });

export type Proof = { kind: "right" } | { kind: "wrong" } | { kind: "slow"; retryAfterMs: number };

/** Checks the password of a session's account; guesses count. `at`: epoch ms. */
export const provePassword = (actor: Actor, store: Store, given: string, at: number): Promise<Proof> =>
  store.query(async (db): Promise<Proof> => {
    const guess = { kind: "password", target: actor.accountId, address: null } as const;
    const turn = await takeGuess(db, guess, at);
    if (!turn.ok) return { kind: "slow", retryAfterMs: turn.retryAfterMs };
    const row = await db
      .selectFrom("credentials")
      .select("password")
      .where("account_id", "=", actor.accountId)
      .executeTakeFirst();
    if (!row?.password || !(await PASSWORD_HASHING.verify({ hash: row.password, password: given })))
      return { kind: "wrong" };
    await takeBackGuess(db, guess);
    return { kind: "right" };
  });

type PasswordChange = Proof | { kind: "changed" } | { kind: "weak"; why: string };

/**
 * Changes the password; ends other sessions and devices. `device`: this browser's. `at`: epoch ms.
 */
export async function changePassword(
  actor: Actor,
  store: Store,
  { current, next, device }: { current: string; next: string; device: string | null },
  at: number,
): Promise<PasswordChange> {
  const proof = await provePassword(actor, store, current, at);
  if (proof.kind !== "right") return proof;
  const { accountId, email, address } = actor;
  const account = await store.query((db) =>
    db.selectFrom("accounts").select("name").where("id", "=", accountId).executeTakeFirst(),
  );
  const why = judgePassword(next, [email, account?.name ?? "", current]);
  if (why !== null) return { kind: "weak", why };
  const hash = await PASSWORD_HASHING.hash(next);
  await store.transact(async (tx) => {
    await setPassword(tx, accountId, hash, at);
    await endOtherSessions(tx, accountId, actor.credentialId);
    await forgetDevices(tx, accountId, device);
    await recordAudit(tx, { at, event: "password changed", who: email, what: "", address });
  });
  return { kind: "changed" };
}

/** Ends an account's sessions, except the one with this token. Returns the count. */
export async function endSessions(db: Db | Tx, accountId: string, exceptToken?: string): Promise<number> {
  const all = db.deleteFrom("sessions").where("account_id", "=", accountId);
  const some = exceptToken === undefined ? all : all.where("token_hash", "!=", hashSecret(exceptToken));
  return (await some.returning("id").execute()).length;
}

/** Ends every session of an account but that one, by its id. */
async function endOtherSessions(db: Db | Tx, accountId: string, sessionId: string): Promise<number> {
  const others = db.deleteFrom("sessions").where("account_id", "=", accountId).where("id", "!=", sessionId);
  return (await others.returning("id").execute()).length;
}

/** The actor's valid sessions, newest first. `at`: epoch ms. */
export async function findSessions(actor: Actor, store: Store, at: number): Promise<Session[]> {
  const rows = await store.query((db) =>
    db
      .selectFrom("sessions")
      .select(["id", "created_at", "seen_at", "address", "browser"])
      .where("account_id", "=", actor.accountId)
      .where("expires_at", ">", at)
      .where("seen_at", ">", at - IDLE_MS)
      .orderBy("id", "desc")
      .execute(),
  );
  return rows.map((row) => ({
    ...row,
    browser: nameBrowser(row.browser),
    is_current: actor.via === "session" && row.id === actor.credentialId,
  }));
}

/** Ends one of the actor's sessions; false if there is none. `at`: epoch ms. */
export const endSession = (actor: Actor, store: Store, id: string, at: number): Promise<boolean> =>
  store.transact(async (tx) => {
    const gone = await tx
      .deleteFrom("sessions")
      .where("id", "=", id)
      .where("account_id", "=", actor.accountId)
      .returning("browser")
      .executeTakeFirst();
    if (!gone) return false;
    const isOwn = id === actor.credentialId;
    const event = isOwn ? "signed out" : "session ended";
    const what = isOwn ? "" : nameBrowser(gone.browser);
    await recordAudit(tx, { at, event, who: actor.email, what, address: actor.address });
    return true;
  });

/** Ends the actor's other sessions. `at`: epoch ms. */
export const endOthers = (actor: Actor, store: Store, at: number): Promise<void> =>
  store.transact(async (tx) => {
    const ended = await endOtherSessions(tx, actor.accountId, actor.credentialId);
    const what = `${ended} of one's own`;
    if (ended > 0)
      await recordAudit(tx, { at, event: "session ended", who: actor.email, what, address: actor.address });
  });
