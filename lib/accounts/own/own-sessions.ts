import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import type { Session } from "@/lib/accounts/contract/account";
import { IDLE_MS } from "@/lib/accounts/session/session-times";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Store } from "@/lib/store/store";
import { endOtherSessions } from "./end-sessions";
import { nameBrowser } from "./name-browser";

/** Whoever asks sees the sessions that still hold, newest first. `at`: epoch ms. */
export async function findSessions(actor: Actor, store: Store, at: number): Promise<Session[]> {
  const rows = await store.query((db) =>
    db
      .selectFrom("sessions")
      .select(["id", "created_at", "seen_at", "address", "browser"])
      .where("account_id", "=", actor.accountId)
      .where("expires_at", ">", at)
      .where("seen_at", ">", at - IDLE_MS)
      .orderBy("id", "desc")
      .execute(),
  );
  return rows.map((row) => ({
    ...row,
    browser: nameBrowser(row.browser),
    is_current: actor.via === "session" && row.id === actor.credentialId,
  }));
}

/** Ends one of one's own sessions; false where there is none of that id. `at`: epoch ms. */
export const endSession = (actor: Actor, store: Store, id: string, at: number): Promise<boolean> =>
  store.transact(async (tx) => {
    const gone = await tx
      .deleteFrom("sessions")
      .where("id", "=", id)
      .where("account_id", "=", actor.accountId)
      .returning("browser")
      .executeTakeFirst();
    if (!gone) return false;
    const isOwn = id === actor.credentialId;
    const event = isOwn ? "signed out" : "session ended";
    const what = isOwn ? "" : nameBrowser(gone.browser);
    await recordAudit(tx, { at, event, who: actor.email, what, address: actor.address });
    return true;
  });

/** Ends all of one's own sessions but the one that asks. `at`: epoch ms. */
export const endOthers = (actor: Actor, store: Store, at: number): Promise<void> =>
  store.transact(async (tx) => {
    const ended = await endOtherSessions(tx, actor.accountId, actor.credentialId);
    const what = `${ended} of one's own`;
    if (ended > 0)
      await recordAudit(tx, { at, event: "session ended", who: actor.email, what, address: actor.address });
  });
