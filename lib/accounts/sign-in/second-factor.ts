import "server-only";
import { openAuth } from "@/lib/accounts/auth/auth";
import { callAuth, readNewToken, toStepHeaders } from "@/lib/accounts/auth/auth-call";
import { hashSecret } from "@/lib/accounts/secret/secret";
import type { Client } from "@/lib/accounts/session/create-session";
import { recordAudit } from "@/lib/audit/record-audit";
import { takeTurn } from "@/lib/limits/take-turn";
import type { Db, Store } from "@/lib/store/store";
import { type Guess, takeBackGuess, takeGuess } from "./guesses";
import type { SignIn } from "./sign-in";

export type SecondFactor = { code: string } | { recovery_code: string };

const HTTP_TOO_MANY = 429;
/** As long as better-auth keeps an account's second factor shut after ten wrong codes in a row. */
const LOCK_MS = 15 * 60_000;
/** A code holds for its half minute and the one on each side. */
const CODE_LIFE_MS = 90_000;

async function verify(db: Db, factor: SecondFactor, headers: Headers) {
  const { api } = await openAuth(db);
  return callAuth(async () => {
    const answer =
      "code" in factor
        ? await api.verifyTOTP({ body: { code: factor.code }, headers, returnHeaders: true })
        : await api.verifyBackupCode({ body: { code: factor.recovery_code }, headers, returnHeaders: true });
    return readNewToken(answer.headers);
  });
}

const readAccount = (db: Db, token: string) =>
  db
    .selectFrom("sessions")
    .innerJoin("accounts", "accounts.id", "sessions.account_id")
    .select(["accounts.id", "email", "is_active"])
    .where("token_hash", "=", hashSecret(token))
    .executeTakeFirst();

/** The same code opens one session at most. */
async function isFresh(db: Db, accountId: string, factor: SecondFactor, at: number): Promise<boolean> {
  if (!("code" in factor)) return true;
  const name = `code ${accountId} ${hashSecret(factor.code)}`;
  return (await takeTurn(db, { name, at, max: 1, windowMs: CODE_LIFE_MS })).ok;
}

/**
 * Ends a sign-in by a code of the app or a recovery code. `step`: what the sign-in left with the browser. `at`: epoch ms. Throws
 * StoreErrors.
 */
export const proveSecondFactor = (
  store: Store,
  factor: SecondFactor,
  step: string,
  client: Client,
  at: number,
): Promise<SignIn> =>
  store.query(async (db): Promise<SignIn> => {
    const { address } = client;
    const guess: Guess = { kind: "second-factor", target: hashSecret(step), address };
    const turn = await takeGuess(db, guess, at);
    if (!turn.ok) return { kind: "slow", retryAfterMs: turn.retryAfterMs };
    const answer = await verify(db, factor, toStepHeaders(client, step));
    const account = answer.ok && answer.value ? await readAccount(db, answer.value) : undefined;
    if (answer.ok && answer.value && account?.is_active && (await isFresh(db, account.id, factor, at))) {
      await takeBackGuess(db, guess);
      const what = "code" in factor ? "with the second factor" : "with a recovery code";
      await recordAudit(db, { at, event: "signed in", who: account.email, what, address });
      return { kind: "signed-in", token: answer.value };
    }
    if (answer.ok && answer.value)
      await db.deleteFrom("sessions").where("token_hash", "=", hashSecret(answer.value)).execute();
    await recordAudit(db, { at, event: "sign-in failed", who: "", what: "at the second factor", address });
    if (!answer.ok && answer.status === HTTP_TOO_MANY) return { kind: "slow", retryAfterMs: LOCK_MS };
    return { kind: "wrong" };
  });
