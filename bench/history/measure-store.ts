import type { StoreKind } from "@/e2e/fixtures/store/store-under-test";
import { deleteExpired } from "@/lib/server/outbox/ledger/delete-send";
import { openStore, type StoreSettings } from "@/lib/server/db/server-store";
import { fillStore } from "./fill-store";
import { type Filling, SUBJECTS } from "./subjects";

const WARM_UP_ASKS = 10;
const ASKS = 200;
const PIECES = 100;
const PIECE = 100;

/** Times in ms. */
export type Times = { what: string; times: number[] };

async function take(times: number[], work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  times.push(performance.now() - start);
}

export async function fill(kind: StoreKind, settings: StoreSettings, filling: Filling): Promise<void> {
  const store = openStore(settings);
  try {
    await fillStore(store, kind, filling);
  } finally {
    await store.close();
  }
}

/** Times every query many times on a filled store, then times deleting some expired sends. */
export async function measureStore(settings: StoreSettings, filling: Filling): Promise<Times[]> {
  const store = openStore(settings);
  try {
    const results: Times[] = [];
    for (const [what, ask] of Object.entries(SUBJECTS)) {
      for (let at = 0; at < WARM_UP_ASKS; at++) await ask(store, filling, at);
      const times: number[] = [];
      for (let at = 0; at < ASKS; at++) await take(times, () => ask(store, filling, WARM_UP_ASKS + at));
      results.push({ what, times });
    }
    const times: number[] = [];
    let after = "";
    for (let piece = 0; piece < PIECES; piece++)
      await take(times, async () => {
        const done = await deleteExpired(store, filling.now, filling.days / 10, { limit: PIECE, after });
        after = done.after ?? after;
      });
    return [...results, { what: `${PIECE} expired sends are deleted`, times }];
  } finally {
    await store.close();
  }
}
