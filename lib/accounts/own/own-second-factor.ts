import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import { openAuth } from "@/lib/accounts/auth/auth";
import { callAuth, readNewToken, toSessionHeaders } from "@/lib/accounts/auth/auth-call";
import type { TotpSetup } from "@/lib/accounts/contract/account";
import type { Client } from "@/lib/accounts/session/create-session";
import { takeBackGuess, takeGuess } from "@/lib/accounts/sign-in/guesses";
import type { AuditEvent } from "@/lib/audit/contract/audit";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Db, Store } from "@/lib/store/store";
import { endSessions } from "./end-sessions";
import { type Proof, provePassword } from "./own-password";

/** One's own session as the browser holds it, which better-auth wants to see. */
export type OwnSession = { token: string; client: Client };
type Refused = Exclude<Proof, { kind: "right" }> | { kind: "not so" };

/** The password first, whose guesses are counted; then what better-auth is asked for, which looks at the password once more. */
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

/** Begins a second factor; it holds once a code of it was confirmed. `not so`: there is one already. `at`: epoch ms. */
export const beginSecondFactor = (
  actor: Actor,
  store: Store,
  password: string,
  own: OwnSession,
  at: number,
): Promise<{ kind: "done"; value: TotpSetup } | Refused> =>
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
 * Confirms the second factor that was begun, and ends one's other sessions. Gives the token of the session that takes the present one's
 * place. `at`: epoch ms.
 */
export const confirmSecondFactor = (
  actor: Actor,
  store: Store,
  code: string,
  own: OwnSession,
  at: number,
): Promise<{ kind: "done"; value: string } | Refused> =>
  store.query(async (db): Promise<{ kind: "done"; value: string } | Refused> => {
    const guess = { kind: "second-factor", target: actor.accountId, address: actor.address } as const;
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

/** Takes the second factor away, and ends one's other sessions; as confirmSecondFactor. `at`: epoch ms. */
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

/** Makes new recovery codes; those of before hold no longer. `not so`: there is no second factor. `at`: epoch ms. */
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
