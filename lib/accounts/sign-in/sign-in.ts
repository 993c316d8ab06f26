import "server-only";
import { AUTH_COOKIES, openAuth } from "@/lib/accounts/auth/auth";
import { callAuth, readNewToken, readSetCookie, toSignInHeaders } from "@/lib/accounts/auth/auth-call";
import type { Client } from "@/lib/accounts/session/create-session";
import { hashSecret } from "@/lib/accounts/secret/secret";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Db, Store } from "@/lib/store/store";
import { type Guess, isFirstRefusal, takeBackGuess, takeGuess } from "./guesses";

/** `step`: what the browser brings along with the second factor. `slow`: too many tries, whoever made them. */
export type SignIn =
  | { kind: "signed-in"; token: string }
  | { kind: "second-factor"; step: string }
  | { kind: "wrong" }
  | { kind: "slow"; retryAfterMs: number };

type Order = { email: string; password: string };

/** Only what better-auth lets in, and only an account that is active. */
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
  return { kind: "signed-in", token };
}

/**
 * Signs in by e-mail address and password. An address that nobody has, one that is deactivated and a wrong password are told apart by
 * nothing. `at`: epoch ms. Throws StoreErrors.
 */
export async function signIn(store: Store, order: Order, client: Client, at: number): Promise<SignIn> {
  const { email } = order;
  const { address } = client;
  const guess: Guess = { kind: "sign-in", target: email, address };
  return store.query(async (db) => {
    const turn = await takeGuess(db, guess, at);
    if (!turn.ok) {
      if (await isFirstRefusal(db, guess, at))
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
