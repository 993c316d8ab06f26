import "server-only";
import type { TotpSecret } from "@/lib/api/account";
import type { AuditEvent } from "@/lib/api/audit";
import { recordAudit } from "@/lib/server/audit";
import { openAuth } from "./auth";
import { callAuth, readNewToken, toSessionHeaders } from "./auth-call";
import type { Client } from "./sessions";
import { takeBackGuess, takeGuess } from "./guesses";
import type { Db, Store } from "@/lib/server/db/store";
import type { Actor } from "./actor";
import { endSessions, type Proof, provePassword } from "./own-account";

/** The session with its bare token, which better-auth expects. */
export type OwnSession = { token: string; client: Client };
type Refused = Exclude<Proof, { kind: "right" }> | { kind: "not so" };

/** Checks the password first, because guesses count. better-auth then checks it again. */
async function withPassword<T>(
  actor: Actor,
  store: Store,
  password: string,
  at: number,
  work: (db: Db) => Promise<{ ok: true; value: T } | { ok: false }>,
): Promise<{ kind: "done"; value: T } | Refused> {
  const proof = await provePassword(actor, store, password, at);
  if (proof.kind !== "right") return proof;
  const answer = await store.query(work);
  return answer.ok ? { kind: "done", value: answer.value } : { kind: "not so" };
}

const record = (db: Db, { email: who, address }: Actor, event: AuditEvent, at: number) =>
  recordAudit(db, { at, event, who, what: "", address });

/**
 * Starts a second factor, active once confirmed. `not so`: there is one already. `at`: epoch ms.
 */
export const beginSecondFactor = (
  actor: Actor,
  store: Store,
  password: string,
  own: OwnSession,
  at: number,
): Promise<{ kind: "done"; value: TotpSecret } | Refused> =>
  withPassword(actor, store, password, at, async (db) => {
    const { api } = await openAuth(db);
    const headers = await toSessionHeaders(db, own.client, own.token);
    const answer = await callAuth(() => api.enableTwoFactor({ body: { password }, headers }));
    if (!answer.ok) return answer;
    if (answer.value.method !== "totp") throw new Error("A second factor of another method was begun.");
    const { totpURI: uri, backupCodes: recovery_codes } = answer.value;
    const secret = new URL(uri).searchParams.get("secret") ?? "";
    return { ok: true, value: { uri, secret, recovery_codes } };
  });

/**
 * Confirms the second factor and ends other sessions. Returns the new session token. `at`: epoch
 * ms.
 */
export const confirmSecondFactor = (
  actor: Actor,
  store: Store,
  code: string,
  own: OwnSession,
  at: number,
): Promise<{ kind: "done"; value: string } | Refused> =>
  store.query(async (db): Promise<{ kind: "done"; value: string } | Refused> => {
    const guess = { kind: "second-factor", target: actor.accountId, address: null } as const;
    const turn = await takeGuess(db, guess, at);
    if (!turn.ok) return { kind: "slow", retryAfterMs: turn.retryAfterMs };
    const begun = await db
      .selectFrom("second_factors")
      .select("is_verified")
      .where("account_id", "=", actor.accountId)
      .executeTakeFirst();
    if (!begun || begun.is_verified) return { kind: "not so" };
    const { api } = await openAuth(db);
    const headers = await toSessionHeaders(db, own.client, own.token);
    const answer = await callAuth(() => api.verifyTOTP({ body: { code }, headers, returnHeaders: true }));
    if (!answer.ok) return { kind: "wrong" };
    await takeBackGuess(db, guess);
    const token = readNewToken(answer.value.headers) ?? own.token;
    await endSessions(db, actor.accountId, token);
    await record(db, actor, "second factor added", at);
    return { kind: "done", value: token };
  });

/**
 * Removes the second factor and ends the other sessions, as confirmSecondFactor. `at`: epoch ms.
 */
export const removeSecondFactor = (
  actor: Actor,
  store: Store,
  password: string,
  own: OwnSession,
  at: number,
): Promise<{ kind: "done"; value: string } | Refused> =>
  withPassword(actor, store, password, at, async (db) => {
    const { api } = await openAuth(db);
    const headers = await toSessionHeaders(db, own.client, own.token);
    const answer = await callAuth(() =>
      api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }),
    );
    if (!answer.ok) return answer;
    const token = readNewToken(answer.value.headers) ?? own.token;
    await endSessions(db, actor.accountId, token);
    await record(db, actor, "second factor removed", at);
    return { ok: true, value: token };
  });

/** Replaces the recovery codes. `not so`: there is no second factor. `at`: epoch ms. */
export const renewRecoveryCodes = (
  actor: Actor,
  store: Store,
  password: string,
  own: OwnSession,
  at: number,
): Promise<{ kind: "done"; value: string[] } | Refused> =>
  withPassword(actor, store, password, at, async (db) => {
    const { api } = await openAuth(db);
    const headers = await toSessionHeaders(db, own.client, own.token);
    const answer = await callAuth(() => api.generateBackupCodes({ body: { password }, headers }));
    if (!answer.ok) return answer;
    await record(db, actor, "recovery codes renewed", at);
    return { ok: true, value: answer.value.backupCodes };
  });
