import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import { openAuth } from "@/lib/accounts/auth/auth";
import { judgePassword } from "@/lib/accounts/password/judge-password";
import { setPassword } from "@/lib/accounts/password/set-password";
import { takeBackGuess, takeGuess } from "@/lib/accounts/sign-in/guesses";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Store } from "@/lib/store/store";
import { endOtherSessions } from "./end-sessions";

export type Proof = { kind: "right" } | { kind: "wrong" } | { kind: "slow"; retryAfterMs: number };

/** Whether whoever has the session knows the password too; guesses are counted. `at`: epoch ms. */
export const provePassword = (actor: Actor, store: Store, given: string, at: number): Promise<Proof> =>
  store.query(async (db): Promise<Proof> => {
    const guess = { kind: "password", target: actor.accountId, address: actor.address } as const;
    const turn = await takeGuess(db, guess, at);
    if (!turn.ok) return { kind: "slow", retryAfterMs: turn.retryAfterMs };
    const row = await db
      .selectFrom("credentials")
      .select("password")
      .where("account_id", "=", actor.accountId)
      .executeTakeFirst();
    const { password } = await (await openAuth(db)).$context;
    if (!row?.password || !(await password.verify({ hash: row.password, password: given })))
      return { kind: "wrong" };
    await takeBackGuess(db, guess);
    return { kind: "right" };
  });

export type PasswordChange = Proof | { kind: "changed" } | { kind: "weak"; why: string };

/** Changes one's own password and ends one's other sessions. `at`: epoch ms. */
export async function changePassword(
  actor: Actor,
  store: Store,
  { current, next }: { current: string; next: string },
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
  const { password } = await store.query(async (db) => (await openAuth(db)).$context);
  const hash = await password.hash(next);
  await store.transact(async (tx) => {
    await setPassword(tx, accountId, hash, at);
    await endOtherSessions(tx, accountId, actor.credentialId);
    await recordAudit(tx, { at, event: "password changed", who: email, what: "", address });
  });
  return { kind: "changed" };
}
