import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import type { Invitation, Member } from "@/lib/accounts/contract/members";
import type { Store } from "@/lib/store/store";

/** Everybody who has an account, by name. */
export async function findMembers(actor: Actor, store: Store): Promise<Member[]> {
  assertMay(actor, "manage");
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

/** The invitations that still stand, newest first. `at`: epoch ms. */
export async function findInvitations(actor: Actor, store: Store, at: number): Promise<Invitation[]> {
  assertMay(actor, "manage");
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
