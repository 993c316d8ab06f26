import type { Outcome } from "@/lib/flowiq/client";
import type { Payload } from "@/lib/message/payload";
import { Outbox } from "@/lib/outbox/outbox";
import { openStore } from "@/lib/store/open-store";
import type { Store } from "@/lib/store/store";
import { StoreError } from "@/lib/store/store-error";
import type { StoreSettings } from "@/lib/store/store-settings";

/** How the store behaves: it works, refuses as a full disk would, or is cut off with its process. */
type Health = "well" | "full" | "dead";

const never = () => new Promise<never>(() => undefined);

type Parts = {
  settings: StoreSettings;
  now: () => number;
  sendOnce: (payload: Payload) => Promise<Outcome>;
  onBug: (bug: unknown) => void;
};

/** An outbox in a process that can die: from then on nothing of it reaches the store, and its locks are free. */
export function startMortalOutbox({ settings, now, sendOnce, onBug }: Parts) {
  let health: Health = "well";
  const isDead = () => health === "dead";
  const underWay = new Set<Promise<unknown>>();
  const store = openStore(settings);
  const gate =
    <A extends unknown[], T>(work: (...given: A) => Promise<T>) =>
    async (...given: A): Promise<T> => {
      if (health === "full") throw new StoreError("full");
      if (isDead()) return never();
      try {
        const running = work(...given);
        underWay.add(running);
        const result = await running.finally(() => underWay.delete(running));
        // What the store says reaches a dead process no more.
        return isDead() ? never() : result;
      } catch (error) {
        if (isDead()) return never();
        throw error;
      }
    };
  const mortal = {
    query: gate((work: Parameters<Store["query"]>[0]) => store.query(work)),
    transact: gate((work: Parameters<Store["transact"]>[0]) => store.transact(work)),
    announce: gate(() => store.announce()),
    isAlive: gate((worker: number) => store.isAlive(worker)),
    close: () => store.close(),
  } as unknown as Store;
  const outbox = new Outbox({
    ...{
      store: mortal,
      sendOnce,
      now,
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms / 50)),
    },
    ...{ random: () => 0.5, report: () => undefined, reportBug: (_during, bug) => onBug(bug) },
    ...{ pace: { perSecond: 1_000, recipientIntervalMs: 0 }, perDay: 1_000_000, perUserMinute: 1_000_000 },
  });
  outbox.worker.start();
  return {
    outbox,
    setFull: (isFull: boolean) => void (health = isFull ? "full" : "well"),
    die: async () => {
      health = "dead";
      // Both lives share a thread here, and a lock that the old one held would stop it: it dies between two transactions.
      await Promise.allSettled(underWay);
      await store.close();
    },
  };
}
