import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import type { MemberOrder } from "@/lib/accounts/contract/members";
import { endSessions } from "@/lib/accounts/own/end-sessions";
import type { AuditEvent } from "@/lib/audit/contract/audit";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Store, Tx } from "@/lib/store/store";

export type MemberChange = "changed" | "missing" | "last owner";

/** The owners who are active, held until the transaction ends: two who leave at the same time do so one after the other. */
const holdOwners = (tx: Tx, at: number): Promise<{ id: string }[]> =>
  tx
    .updateTable("accounts")
    .set({ changed_at: at })
    .where("role", "=", "owner")
    .where("is_active", "=", 1)
    .returning("id")
    .execute();

function toEvent({ role, is_active }: MemberOrder): AuditEvent {
  if (role !== undefined || is_active === undefined) return "account changed";
  return is_active ? "account activated" : "account deactivated";
}

/**
 * Gives an account another role, or deactivates it: then its sessions end, and neither they nor its tokens let anybody in again
 * before it is activated. The last active owner stays one. `at`: epoch ms.
 */
export async function changeMember(
  actor: Actor,
  store: Store,
  id: string,
  order: MemberOrder,
  at: number,
): Promise<MemberChange> {
  assertMay(actor, "manage");
  return store.transact(async (tx): Promise<MemberChange> => {
    const owners = await holdOwners(tx, at);
    const account = await tx.selectFrom("accounts").selectAll().where("id", "=", id).executeTakeFirst();
    if (!account) return "missing";
    const role = order.role ?? account.role;
    const is_active = order.is_active === undefined ? account.is_active : Number(order.is_active);
    const isOwner = role === "owner" && is_active === 1;
    if (!isOwner && owners.length === 1 && owners[0]?.id === id) return "last owner";
    await tx.updateTable("accounts").set({ role, is_active, changed_at: at }).where("id", "=", id).execute();
    if (!is_active) await endSessions(tx, id);
    const what = `${account.email}: ${role}${is_active ? "" : ", deactivated"}`;
    const { email: who, address } = actor;
    await recordAudit(tx, { at, event: toEvent(order), who, what, address });
    return "changed";
  });
}

/** Ends all sessions of an account; false where there is no such account. `at`: epoch ms. */
export async function endMemberSessions(
  actor: Actor,
  store: Store,
  id: string,
  at: number,
): Promise<boolean> {
  assertMay(actor, "manage");
  return store.transact(async (tx) => {
    const account = await tx.selectFrom("accounts").select("email").where("id", "=", id).executeTakeFirst();
    if (!account) return false;
    const ended = await endSessions(tx, id);
    const { email: who, address } = actor;
    const what = `${ended} of ${account.email}`;
    await recordAudit(tx, { at, event: "session ended", who, what, address });
    return true;
  });
}
