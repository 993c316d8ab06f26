import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import { MAX_TOKENS } from "@/lib/accounts/contract/limits";
import type { NewToken, Token, TokenOrder } from "@/lib/accounts/contract/members";
import { ROLES } from "@/lib/accounts/contract/role";
import { createToken } from "@/lib/accounts/tokens/create-token";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Store } from "@/lib/store/store";

/** One's own tokens, newest first; never the tokens themselves. */
export const findTokens = (actor: Actor, store: Store): Promise<Token[]> =>
  store.query((db) =>
    db
      .selectFrom("tokens")
      .select(["id", "name", "role", "created_at", "expires_at", "used_at"])
      .where("account_id", "=", actor.accountId)
      .orderBy("id", "desc")
      .execute(),
  );

export type TokenIssue =
  { kind: "issued"; token: NewToken } | { kind: "role is higher" } | { kind: "too many" };

/** Issues a token of at most one's own role. `at`: epoch ms. */
export async function issueToken(
  actor: Actor,
  store: Store,
  order: TokenOrder,
  at: number,
): Promise<TokenIssue> {
  if (ROLES.indexOf(order.role) > ROLES.indexOf(actor.role)) return { kind: "role is higher" };
  return store.transact(async (tx): Promise<TokenIssue> => {
    // What follows counts: nobody else issues for this account meanwhile.
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

/** Revokes one of one's own tokens; false where there is none of that id. `at`: epoch ms. */
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
