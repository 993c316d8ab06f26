import "server-only";
import { recordAudit } from "@/lib/server/audit";
import { AUTH_COOKIES, openAuth } from "./auth";
import {
  callAuth,
  isOwnStep,
  readNewToken,
  readSetCookie,
  toSignInHeaders,
  toStepHeaders,
} from "./auth-call";
import { hashSecret } from "./secret";
import type { Client } from "./sessions";
import type { Db, Store } from "@/lib/server/db/store";
import { consumeLimit } from "@/lib/server/http/rate-limit";
import { findDevice } from "./devices";
import { type Guess, isFirstRefusal, takeBackGuess, takeGuess } from "./guesses";

/** `step`: what the browser sends with the second factor. `slow`: too many tries. */
export type SignIn =
  | { kind: "signed-in"; token: string; accountId: string }
  | { kind: "second-factor"; step: string }
  | { kind: "wrong" }
  | { kind: "slow"; retryAfterMs: number };

type Order = { email: string; password: string };

/** Only what better-auth accepts, and only active accounts. */
export async function letIn(db: Db, { email, password }: Order, client: Client): Promise<SignIn> {
  const auth = await openAuth(db);
  const headers = toSignInHeaders(client);
  const answer = await callAuth(() =>
    auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true }),
  );
  if (!answer.ok) return { kind: "wrong" };
  const token = readNewToken(answer.value.headers);
  const step = readSetCookie(answer.value.headers, AUTH_COOKIES.step);
  const account = await db
    .selectFrom("accounts")
    .select(["id", "is_active"])
    .where("email", "=", email)
    .executeTakeFirst();
  if (!account?.is_active) {
    if (token) await db.deleteFrom("sessions").where("token_hash", "=", hashSecret(token)).execute();
    return { kind: "wrong" };
  }
  if (step) return { kind: "second-factor", step };
  if (!token) throw new Error("A sign-in opened no session.");
  return { kind: "signed-in", token, accountId: account.id };
}

/** A known browser has its own limit, so others can't use it up. */
async function toGuess(
  db: Db,
  email: string,
  { address, device = null }: Client,
  at: number,
): Promise<Guess> {
  const known = await findDevice(db, device, email, at);
  if (known === null) return { kind: "sign-in", target: email, address };
  return { kind: "sign-in", target: `device ${known}`, address: null };
}

/** Signs in by password; every wrong sign-in looks the same. `at`: epoch ms. Throws StoreErrors. */
export async function signIn(store: Store, order: Order, client: Client, at: number): Promise<SignIn> {
  const { email } = order;
  const { address } = client;
  return store.query(async (db) => {
    const guess = await toGuess(db, email, client, at);
    const turn = await takeGuess(db, guess, at);
    if (!turn.ok) {
      if (await isFirstRefusal(db, guess, address, at))
        await recordAudit(db, { at, event: "sign-in refused", who: "", what: email, address });
      return { kind: "slow", retryAfterMs: turn.retryAfterMs };
    }
    const answer = await letIn(db, order, client);
    if (answer.kind === "wrong") {
      await recordAudit(db, { at, event: "sign-in failed", who: "", what: email, address });
      return answer;
    }
    await takeBackGuess(db, guess);
    if (answer.kind === "signed-in")
      await recordAudit(db, { at, event: "signed in", who: email, what: "", address });
    return answer;
  });
}

type SecondFactor = { code: string } | { recovery_code: string };

const HTTP_TOO_MANY = 429;
/** better-auth's lock after ten wrong codes in a row. */
const LOCK_MS = 15 * 60_000;
/** A code is valid for its 30 seconds and those before and after. */
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
  return (await consumeLimit(db, { name, at, max: 1, windowMs: CODE_LIFE_MS })).ok;
}

/** Completes a sign-in by code. `step`: from the first step. `at`: epoch ms. Throws StoreErrors. */
export const proveSecondFactor = (
  store: Store,
  factor: SecondFactor,
  step: string,
  client: Client,
  at: number,
): Promise<SignIn> =>
  store.query(async (db): Promise<SignIn> => {
    const { address } = client;
    // The password was right, so tries from the same address don't count.
    const isOwn = await isOwnStep(db, step);
    const guess: Guess = {
      kind: "second-factor",
      target: hashSecret(step),
      address: isOwn ? null : address,
    };
    const turn = await takeGuess(db, guess, at);
    if (!turn.ok) return { kind: "slow", retryAfterMs: turn.retryAfterMs };
    const answer = await verify(db, factor, toStepHeaders(client, step));
    const account = answer.ok && answer.value ? await readAccount(db, answer.value) : undefined;
    if (answer.ok && answer.value && account?.is_active && (await isFresh(db, account.id, factor, at))) {
      await takeBackGuess(db, guess);
      const what = "code" in factor ? "with the second factor" : "with a recovery code";
      await recordAudit(db, { at, event: "signed in", who: account.email, what, address });
      return { kind: "signed-in", token: answer.value, accountId: account.id };
    }
    if (answer.ok && answer.value)
      await db.deleteFrom("sessions").where("token_hash", "=", hashSecret(answer.value)).execute();
    await recordAudit(db, { at, event: "sign-in failed", who: "", what: "at the second factor", address });
    if (!answer.ok && answer.status === HTTP_TOO_MANY) return { kind: "slow", retryAfterMs: LOCK_MS };
    return { kind: "wrong" };
  });
