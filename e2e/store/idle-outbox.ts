import { Outbox } from "@/lib/outbox/outbox";
import "@/lib/store/server-store";
import type { Store } from "@/lib/store/store";

/** Lets the routes of this process work on that store, with an outbox that delivers nothing. */
export function setIdleOutbox(store: Store): void {
  globalThis.menuetStore = store;
  globalThis.menuetOutbox = new Outbox({
    store,
    pace: { perSecond: 20, recipientIntervalMs: 0 },
    perDay: 10_000,
    perUserMinute: 10_000,
    sendOnce: () => Promise.reject(new Error("Nothing is sent here.")),
    now: Date.now,
    sleep: () => Promise.resolve(),
    random: () => 0,
    report: () => undefined,
    reportBug: (_during, bug) => {
      throw bug;
    },
  });
}
