import "server-only";
import type { Metric } from "./exposition";
import { Histogram } from "./exposition";

const OUTCOMES = ["taken", "duplicate", "set aside", "ignored", "malformed", "refused"] as const;
type Outcome = (typeof OUTCOMES)[number];
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5];

declare global {
  var menuetWebhooks: { events: Map<Outcome, number>; seconds: Histogram } | undefined;
}

/** Counters since the start. On globalThis, because each route has its own bundle. */
const readCounted = () =>
  (globalThis.menuetWebhooks ??= {
    events: new Map(OUTCOMES.map((outcome) => [outcome, 0])),
    seconds: new Histogram(SECONDS),
  });

/** `refused`: the secret was wrong. */
export function countEvent(outcome: Outcome): void {
  const { events } = readCounted();
  events.set(outcome, (events.get(outcome) ?? 0) + 1);
}

/** Measures an event from arrival to response. */
export async function timeEvent<T>(run: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await run();
  } finally {
    readCounted().seconds.observe((performance.now() - start) / 1_000);
  }
}

export function readWebhookMetrics(): Metric[] {
  const { events, seconds } = readCounted();
  return [
    {
      name: "menuet_webhook_events_total",
      help: "Events received from FlowIQ, by outcome.",
      type: "counter",
      samples: [...events].map(([outcome, value]) => ({ labels: { outcome }, value })),
    },
    {
      name: "menuet_webhook_seconds",
      help: "Time from an event's arrival to its answer.",
      type: "histogram",
      histogram: seconds,
    },
  ];
}
