import "server-only";
import { readIdTime } from "@/lib/outbox/history/id-range";
import type { Db, Store } from "@/lib/store/store";
import { isStoreError } from "@/lib/store/store-error";
import type { Metric } from "./exposition";

const COUNTED = ["queued", "sending", "unknown"] as const;

const countOpen = (db: Db) =>
  db
    .selectFrom("sends")
    .select(({ fn }) => ["state", fn.countAll<number | string>().as("sends")])
    .where("state", "in", COUNTED)
    .groupBy("state")
    .execute();

const findOldestQueued = (db: Db) =>
  db.selectFrom("sends").select("id").where("state", "=", "queued").orderBy("id").limit(1).executeTakeFirst();

const gauge = (name: string, help: string, value: number, labels?: Record<string, string>): Metric => ({
  ...{ name, help, type: "gauge" as const },
  samples: [{ value, ...(labels && { labels }) }],
});

const toUp = (isUp: boolean): Metric =>
  gauge("menuet_store_up", "Whether the store answers: 1, or 0 where nothing can be sent.", isUp ? 1 : 0);

async function readGauges(store: Store, now: number): Promise<Metric[]> {
  const { counts, oldest } = await store.query(async (db) => ({
    counts: await countOpen(db),
    oldest: await findOldestQueued(db),
  }));
  const count = (state: (typeof COUNTED)[number]) =>
    Number(counts.find((row) => row.state === state)?.sends ?? 0);
  const ageMs = oldest ? Math.max(0, now - readIdTime(oldest.id)) : 0;
  return [
    toUp(true),
    gauge("menuet_queue_length", "Sends that wait to be sent, those on hold included.", count("queued")),
    gauge(
      "menuet_queue_oldest_seconds",
      "Age of the oldest send that waits; 0 where none does.",
      ageMs / 1_000,
    ),
    gauge("menuet_sends_open", "Sends that are being sent.", count("sending"), { state: "sending" }),
    gauge("menuet_sends_unknown", "Sends that may have arrived, until a person says so.", count("unknown")),
  ];
}

/** What the store holds, the same in every process on it. One that cannot be reached is a figure too. `now` in epoch ms. */
export async function readStoreMetrics(store: Store, now: number): Promise<Metric[]> {
  try {
    return await readGauges(store, now);
  } catch (error) {
    if (!isStoreError(error)) throw error;
    return [toUp(false)];
  }
}
