import type { Store } from "@/lib/server/db/store";
import { type MadeSend, makeSend } from "./made-send";

const MINUTE_MS = 60_000;

/**
 * Inserts sends one minute apart, the last one newest, just before `now`, and returns their rows.
 */
export async function keepSends(
  store: Store,
  now: number,
  chosen: readonly Partial<MadeSend>[],
): Promise<MadeSend[]> {
  const count = chosen.length;
  const days = (count * MINUTE_MS) / 86_400_000;
  const rows = chosen.map((fields, at) => ({
    ...makeSend(at, { count, days, now }),
    batch_id: null,
    ...fields,
  }));
  const events = rows.map(({ id, state, created_at, version }) => ({
    ...{
      send_id: id,
      version,
      at: created_at,
      from_state: null,
      to_state: state,
      why: `it is ${state}`,
      who: "Menuet",
    },
  }));
  await store.transact(async (tx) => {
    await tx.insertInto("sends").values(rows).execute();
    await tx.insertInto("send_events").values(events).execute();
  });
  return rows;
}
