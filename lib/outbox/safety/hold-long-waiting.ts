import "server-only";
import { SERVER } from "@/lib/outbox/ledger/move-send";
import { STALE_MS } from "@/lib/outbox/ledger/recover-sends";
import type { Store, Tx } from "@/lib/store/store";

/** Held in one transaction: small enough that nobody waits for it. */
const PIECE = 200;

const WAITED =
  "It has waited for more than 10 minutes while sending was stopped: confirm that it shall still go out.";

async function holdPiece(tx: Tx, at: number): Promise<number> {
  const next = tx
    .selectFrom("sends")
    .select("id")
    .where("state", "=", "queued")
    .where("hold", "is", null)
    .where("confirmed_at", "<", at - STALE_MS)
    .limit(PIECE);
  const rows = await tx
    .updateTable("sends")
    .where("id", "in", next)
    .where("state", "=", "queued")
    .where("hold", "is", null)
    .set((column) => ({ hold: "stale", changed_at: at, version: column("version", "+", 1) }))
    .returning(["id", "version"])
    .execute();
  if (rows.length === 0) return 0;
  const move = { from_state: "queued", to_state: "queued", why: WAITED, who: SERVER } as const;
  const events = rows.map(({ id, version }) => ({ send_id: id, version, at, ...move }));
  await tx.insertInto("send_events").values(events).execute();
  return rows.length;
}

/**
 * Holds every queued send that a person wanted long ago until it is confirmed, as after a restart: when sending goes on after
 * hours, what was meant for then must not leave by itself. Gives how many. Throws a StoreError.
 */
export async function holdLongWaiting(store: Store, at: number): Promise<number> {
  let held = 0;
  for (;;) {
    const count = await store.transact((tx) => holdPiece(tx, at));
    if (count === 0) return held;
    held += count;
  }
}
