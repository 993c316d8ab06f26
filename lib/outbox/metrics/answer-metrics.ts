import "server-only";
import type { Store } from "@/lib/store/store";
import { EXPOSITION_TYPE, formatMetrics, type Metric } from "./exposition";
import { readProcessMetrics } from "./process-metrics";
import { readStoreMetrics } from "./store-metrics";

export type Build = { version: string; mode: "sandbox" | "live" };

const describeProcess = ({ version, mode }: Build, now: number): Metric[] => [
  {
    name: "menuet_build_info",
    help: "What runs: always 1.",
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
    help: "Memory that this process holds.",
    type: "gauge",
    samples: [{ value: process.memoryUsage.rss() }],
  },
];

/** `GET /api/metrics`, for Prometheus. No figure names a number, a key or an id. `now` in epoch ms. */
export async function answerMetrics(store: Store, build: Build, now: number): Promise<Response> {
  const metrics = [
    ...readProcessMetrics(),
    ...(await readStoreMetrics(store, now)),
    ...describeProcess(build, now),
  ];
  return new Response(formatMetrics(metrics), {
    headers: { "Content-Type": EXPOSITION_TYPE, "Cache-Control": "no-store" },
  });
}
