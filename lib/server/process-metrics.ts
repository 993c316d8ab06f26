import "server-only";
import { SEND_STATES, type SendState } from "@/lib/api/send-view";
import { Histogram, type Metric } from "./exposition";

/** Up to the 45 s timeout, and beyond for queued sends. */
const SETTLE_SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800];
const UPSTREAM_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 45];

const OPEN: ReadonlySet<SendState> = new Set(["queued", "sending"]);
const VERDICTS: ReadonlySet<SendState> = new Set(["accepted", "rejected", "unknown"]);

type Counted = { settled: Map<SendState, number>; settleSeconds: Histogram; upstreamSeconds: Histogram };

declare global {
  var menuetCounted: Counted | undefined;
}

/**
 * This process's counters since its start. On globalThis, because each route has its own bundle.
 */
const readCounted = (): Counted =>
  (globalThis.menuetCounted ??= {
    settled: new Map(SEND_STATES.filter((state) => !OPEN.has(state)).map((state) => [state, 0])),
    settleSeconds: new Histogram(SETTLE_SECONDS),
    upstreamSeconds: new Histogram(UPSTREAM_SECONDS),
  });

/** Counts a send that just settled; ignores others. Times in epoch ms. */
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

/** Makes one request to FlowIQ and measures it. `clock`: monotonic ms. */
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
      help: "Sends settled by this process, by state.",
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
      help: "Duration of a request to FlowIQ, whatever its outcome.",
      type: "histogram",
      histogram: upstreamSeconds,
    },
  ];
}
