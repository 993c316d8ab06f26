import "server-only";
import { NO_STORE } from "@/lib/server/http/problem";
import { readIdTime } from "@/lib/api/send-view";
import type { Db, Store } from "@/lib/server/db/store";
import { isStoreError } from "@/lib/server/db/store-error";
import { countOpenSends } from "@/lib/server/outbox/ledger/read-send";
import { EXPOSITION_TYPE, formatMetrics, type Metric } from "./exposition";
import { readProcessMetrics } from "./process-metrics";
import { readWebhookMetrics } from "./webhook-metrics";

const findOldestQueued = (db: Db) =>
  db.selectFrom("sends").select("id").where("state", "=", "queued").orderBy("id").limit(1).executeTakeFirst();

const gauge = (name: string, help: string, value: number, labels?: Record<string, string>): Metric => ({
  ...{ name, help, type: "gauge" as const },
  samples: [{ value, ...(labels && { labels }) }],
});

const toUp = (isUp: boolean): Metric =>
  gauge("menuet_store_up", "1 if the store works, 0 if nothing can be sent.", isUp ? 1 : 0);

async function readGauges(store: Store, now: number): Promise<Metric[]> {
  const { open, oldest } = await store.query(async (db) => ({
    open: await countOpenSends(db),
    oldest: await findOldestQueued(db),
  }));
  const ageMs = oldest ? Math.max(0, now - readIdTime(oldest.id)) : 0;
  return [
    toUp(true),
    gauge("menuet_queue_length", "Queued sends, including those on hold.", open.queued),
    gauge("menuet_queue_oldest_seconds", "Age of the oldest queued send, or 0.", ageMs / 1_000),
    gauge("menuet_sends_open", "Sends that are being sent.", open.sending, { state: "sending" }),
    gauge("menuet_sends_unknown", "Unknown sends that nobody has resolved.", open.unknown),
  ];
}

/** The store's metrics, the same in every process; a store fault is one too. `now`: epoch ms. */
export async function readStoreMetrics(store: Store, now: number): Promise<Metric[]> {
  try {
    return await readGauges(store, now);
  } catch (error) {
    if (!isStoreError(error)) throw error;
    return [toUp(false)];
  }
}

type Build = { version: string; mode: "sandbox" | "live" };

const describeProcess = ({ version, mode }: Build, now: number): Metric[] => [
  {
    name: "menuet_build_info",
    help: "Version and mode of this process; always 1.",
    type: "gauge",
    samples: [{ labels: { version, mode, node: process.version }, value: 1 }],
  },
  {
    name: "process_start_time_seconds",
    help: "When this process started, in seconds since 1970.",
    type: "gauge",
    samples: [{ value: Math.round(now / 1_000 - process.uptime()) }],
  },
  {
    name: "process_resident_memory_bytes",
    help: "Memory used by this process.",
    type: "gauge",
    samples: [{ value: process.memoryUsage.rss() }],
  },
];

/** `GET /api/metrics`, for Prometheus. No metric contains a number, key or ID. `now`: epoch ms. */
export async function answerMetrics(store: Store, build: Build, now: number): Promise<Response> {
  const metrics = [
    ...readProcessMetrics(),
    ...readWebhookMetrics(),
    ...(await readStoreMetrics(store, now)),
    ...describeProcess(build, now),
  ];
  return new Response(formatMetrics(metrics), {
    headers: { ...NO_STORE, "Content-Type": EXPOSITION_TYPE },
  });
}
