import "server-only";
import type { AuditEvent } from "@/lib/api/audit";
import type { Invitation, InvitationOrder, Member, MemberOrder, NewOneTimeLink } from "@/lib/api/members";
import { recordAudit } from "@/lib/server/audit";
import { forgetDevices } from "./devices";
import type { Store, Tx } from "@/lib/server/db/store";
import type { Actor } from "./actor";
import { makeOneTimeLink } from "./one-time-links";
import { endSessions } from "./own-account";

/** Creates or replaces an invitation; null if the address has an account. `at`: epoch ms. */
export async function invite(
  actor: Actor<"manage">,
  store: Store,
  { email, role }: InvitationOrder,
  appOrigin: string,
  at: number,
): Promise<NewOneTimeLink | null> {
  return store.transact(async (tx) => {
    const known = await tx.selectFrom("accounts").select("id").where("email", "=", email).executeTakeFirst();
    if (known) return null;
    const order = { kind: "invitation", email, role, madeBy: actor.email } as const;
    const link = await makeOneTimeLink(tx, order, appOrigin, at);
    const { email: who, address } = actor;
    await recordAudit(tx, { at, event: "invitation made", who, what: `${email}, ${role}`, address });
    return link;
  });
}

/** Withdraws an invitation; false if there is none. `at`: epoch ms. */
export async function takeBackInvitation(
  actor: Actor<"manage">,
  store: Store,
  id: string,
  at: number,
): Promise<boolean> {
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

/** Makes a password reset link for an active account, or null. `at`: epoch ms. */
export async function makeResetLink(
  actor: Actor<"manage">,
  store: Store,
  id: string,
  appOrigin: string,
  at: number,
): Promise<NewOneTimeLink | null> {
  return store.transact(async (tx) => {
    const account = await tx
      .selectFrom("accounts")
      .select(["email", "role"])
      .where("id", "=", id)
      .where("is_active", "=", 1)
      .executeTakeFirst();
    if (!account) return null;
    const order = { kind: "reset", accountId: id, role: account.role, madeBy: actor.email } as const;
    const link = await makeOneTimeLink(tx, order, appOrigin, at);
    const { email: who, address } = actor;
    await recordAudit(tx, { at, event: "reset link made", who, what: account.email, address });
    return link;
  });
}

/** All accounts, by name. */
export async function findMembers(_actor: Actor<"manage">, store: Store): Promise<Member[]> {
  const rows = await store.query((db) =>
    db
      .selectFrom("accounts")
      .select(["id", "email", "name", "role", "is_active", "has_second_factor", "created_at", "seen_at"])
      .orderBy("name")
      .orderBy("id")
      .execute(),
  );
  return rows.map((row) => ({
    ...row,
    is_active: Boolean(row.is_active),
    has_second_factor: Boolean(row.has_second_factor),
  }));
}

/** Open invitations, newest first. `at`: epoch ms. */
export async function findInvitations(
  _actor: Actor<"manage">,
  store: Store,
  at: number,
): Promise<Invitation[]> {
  const rows = await store.query((db) =>
    db
      .selectFrom("links")
      .select(["id", "email", "role", "made_by as invited_by", "created_at", "expires_at"])
      .where("kind", "=", "invitation")
      .where("expires_at", ">", at)
      .orderBy("id", "desc")
      .execute(),
  );
  return rows.map((row) => ({ ...row, email: row.email ?? "" }));
}

type MemberChange = "changed" | "missing" | "last owner";

/** Locks the active owners until the transaction ends, so that two can't leave at once. */
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
 * Changes a role, or deactivates an account, which ends its sessions and suspends its tokens. The
 * last active owner can't change. `at`: epoch ms.
 */
export async function changeMember(
  actor: Actor<"manage">,
  store: Store,
  id: string,
  order: MemberOrder,
  at: number,
): Promise<MemberChange> {
  return store.transact(async (tx): Promise<MemberChange> => {
    const owners = await holdOwners(tx, at);
    const account = await tx.selectFrom("accounts").selectAll().where("id", "=", id).executeTakeFirst();
    if (!account) return "missing";
    const role = order.role ?? account.role;
    const is_active = order.is_active === undefined ? account.is_active : Number(order.is_active);
    const isOwner = role === "owner" && is_active === 1;
    if (!isOwner && owners.length === 1 && owners[0]?.id === id) return "last owner";
    await tx.updateTable("accounts").set({ role, is_active, changed_at: at }).where("id", "=", id).execute();
    if (!is_active) {
      await endSessions(tx, id);
      await forgetDevices(tx, id);
    }
    const what = `${account.email}: ${role}${is_active ? "" : ", deactivated"}`;
    const { email: who, address } = actor;
    await recordAudit(tx, { at, event: toEvent(order), who, what, address });
    return "changed";
  });
}

/** Ends all sessions of an account; false where there is no such account. `at`: epoch ms. */
export async function endMemberSessions(
  actor: Actor<"manage">,
  store: Store,
  id: string,
  at: number,
): Promise<boolean> {
  return store.transact(async (tx) => {
    const account = await tx.selectFrom("accounts").select("email").where("id", "=", id).executeTakeFirst();
    if (!account) return false;
    const ended = await endSessions(tx, id);
    await forgetDevices(tx, id);
    const { email: who, address } = actor;
    const what = `${ended} of ${account.email}`;
    await recordAudit(tx, { at, event: "session ended", who, what, address });
    return true;
  });
}
