import "server-only";
import { SEND_STATES, type SendState } from "@/lib/outbox/contract/send-view";
import type { Metric } from "./exposition";
import { Histogram } from "./histogram";

/** Up to the 45 s after which nothing is waited for any more, and beyond for what waited for its turn. */
const SETTLE_SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800];
const UPSTREAM_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 45];

const OPEN: ReadonlySet<SendState> = new Set(["queued", "sending"]);
const VERDICTS: ReadonlySet<SendState> = new Set(["accepted", "rejected", "unknown"]);

type Counted = { settled: Map<SendState, number>; settleSeconds: Histogram; upstreamSeconds: Histogram };

declare global {
  var menuetCounted: Counted | undefined;
}

/** What this process has counted since it started. It hangs on globalThis because every route is bundled by itself. */
const readCounted = (): Counted =>
  (globalThis.menuetCounted ??= {
    settled: new Map(SEND_STATES.filter((state) => !OPEN.has(state)).map((state) => [state, 0])),
    settleSeconds: new Histogram(SETTLE_SECONDS),
    upstreamSeconds: new Histogram(UPSTREAM_SECONDS),
  });

/** Counts a send that has just settled; one that has not is let pass. Times in epoch ms. */
export function countSettled(send: {
  progress: { state: SendState };
  createdAt: number;
  changedAt: number;
}): void {
  const { settled, settleSeconds } = readCounted();
  const { state } = send.progress;
  if (OPEN.has(state)) return;
  settled.set(state, (settled.get(state) ?? 0) + 1);
  if (VERDICTS.has(state)) settleSeconds.observe(Math.max(0, send.changedAt - send.createdAt) / 1_000);
}

/** Makes one request to FlowIQ and counts how long it took, however it ended. `clock` in ms, and never set back. */
export async function timeUpstream<T>(run: () => Promise<T>, clock: () => number): Promise<T> {
  const start = clock();
  try {
    return await run();
  } finally {
    readCounted().upstreamSeconds.observe((clock() - start) / 1_000);
  }
}

export function readProcessMetrics(): Metric[] {
  const { settled, settleSeconds, upstreamSeconds } = readCounted();
  return [
    {
      name: "menuet_sends_total",
      help: "Sends that settled in this process, by the state in which they did.",
      type: "counter",
      samples: [...settled].map(([state, value]) => ({ labels: { state }, value })),
    },
    {
      name: "menuet_send_settle_seconds",
      help: "Time from a send's creation to its verdict.",
      type: "histogram",
      histogram: settleSeconds,
    },
    {
      name: "menuet_upstream_seconds",
      help: "Time that one request to FlowIQ took, however it ended.",
      type: "histogram",
      histogram: upstreamSeconds,
    },
  ];
}
