import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import type { InvitationOrder, NewLink } from "@/lib/accounts/contract/members";
import { makeLink } from "@/lib/accounts/links/make-link";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Store } from "@/lib/store/store";

/** Makes an invitation, in place of one of before; null where the e-mail address has an account. `at`: epoch ms. */
export async function invite(
  actor: Actor,
  store: Store,
  { email, role }: InvitationOrder,
  appOrigin: string,
  at: number,
): Promise<NewLink | null> {
  assertMay(actor, "manage");
  return store.transact(async (tx) => {
    const known = await tx.selectFrom("accounts").select("id").where("email", "=", email).executeTakeFirst();
    if (known) return null;
    const order = { kind: "invitation", email, role, madeBy: actor.email } as const;
    const link = await makeLink(tx, order, appOrigin, at);
    const { email: who, address } = actor;
    await recordAudit(tx, { at, event: "invitation made", who, what: `${email}, ${role}`, address });
    return link;
  });
}

/** Takes an invitation back; false where there is none. `at`: epoch ms. */
export async function takeBackInvitation(
  actor: Actor,
  store: Store,
  id: string,
  at: number,
): Promise<boolean> {
  assertMay(actor, "manage");
  return store.transact(async (tx) => {
    const gone = await tx
      .deleteFrom("links")
      .where("id", "=", id)
      .where("kind", "=", "invitation")
      .returning("email")
      .executeTakeFirst();
    if (!gone) return false;
    const { email: who, address } = actor;
    await recordAudit(tx, { at, event: "invitation taken back", who, what: gone.email ?? "", address });
    return true;
  });
}

/** Makes a link by which an account that is active gets another password; null where there is none such. `at`: epoch ms. */
export async function makeResetLink(
  actor: Actor,
  store: Store,
  id: string,
  appOrigin: string,
  at: number,
): Promise<NewLink | null> {
  assertMay(actor, "manage");
  return store.transact(async (tx) => {
    const account = await tx
      .selectFrom("accounts")
      .select(["email", "role"])
      .where("id", "=", id)
      .where("is_active", "=", 1)
      .executeTakeFirst();
    if (!account) return null;
    const order = { kind: "reset", accountId: id, role: account.role, madeBy: actor.email } as const;
    const link = await makeLink(tx, order, appOrigin, at);
    const { email: who, address } = actor;
    await recordAudit(tx, { at, event: "reset link made", who, what: account.email, address });
    return link;
  });
}
