import "server-only";
import { IDLE_MS } from "@/lib/accounts/session/session-times";
import { forgetTurnsBefore } from "@/lib/limits/take-turn";
import type { Store } from "@/lib/store/store";

/** Deletes sessions, tokens, links, half-done sign-ins and counts that are over. `at`: epoch ms. Throws StoreErrors. */
export const sweepAccounts = (store: Store, at: number): Promise<void> =>
  store.query(async (db) => {
    await db
      .deleteFrom("sessions")
      .where((row) => row.or([row("expires_at", "<=", at), row("seen_at", "<=", at - IDLE_MS)]))
      .execute();
    await db.deleteFrom("tokens").where("expires_at", "<=", at).execute();
    await db.deleteFrom("links").where("expires_at", "<=", at).execute();
    await db.deleteFrom("sign_in_steps").where("expires_at", "<=", at).execute();
    await forgetTurnsBefore(db, at);
  });
