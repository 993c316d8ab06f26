import { admitForTest } from "@/e2e/fixtures/store/known-account";
import type { StoreKind } from "@/e2e/fixtures/store/store-under-test";
import { MOST_FOUND } from "@/lib/api/library";
import { findTags, searchMessages } from "@/lib/server/library/find-messages";
import type { Store } from "@/lib/server/db/store";
import { openStore, type StoreSettings } from "@/lib/server/db/server-store";
import { fillLibrary } from "./fill-library";

const VIEWER = admitForTest("viewer");
const WARM_UP_ASKS = 10;
const ASKS = 200;

type Plan = { count: number; now: number };
type Ask = (store: Store, plan: Plan, at: number) => Promise<unknown>;

/** Picks a message number; golden-ratio steps spread the picks evenly without repeating one. */
const anyNumber = ({ count }: Plan, at: number): number => Math.floor(((at * 0.618_034) % 1) * count);

const search =
  (toText: (plan: Plan, at: number) => string): Ask =>
  (store, plan, at) =>
    searchMessages(VIEWER, store, { text: toText(plan, at), limit: MOST_FOUND });

/** Searches as typed into the palette: a dish's first letters, one more each time. */
const TYPED = ["s", "sa", "sam", "samo", "samoosa", "kafe", "café cr", "дост", "料理", "اختر", "bunny chow"];

export const SUBJECTS: Record<string, Ask> = {
  "search as it is typed": search((_, at) => TYPED[at % TYPED.length] ?? ""),
  "search for one name": search((plan, at) => `week ${anyNumber(plan, at)}`),
  "search for one message's text": search((plan, at) => `ref${anyNumber(plan, at) * 7}x`),
  "search for several words": search((plan, at) => `courier pizza table ${anyNumber(plan, at)}`),
  "search for what is nowhere": search((_, at) => `nowhere ${at} to be found`),
  "first page": (store) => searchMessages(VIEWER, store, {}),
  "first page of a tag": (store) => searchMessages(VIEWER, store, { tag: "delivery" }),
  "a page that holds a text": (store, plan, at) =>
    searchMessages(VIEWER, store, { text: `table ${anyNumber(plan, at)}` }),
  "all tags": (store) => findTags(VIEWER, store),
};

/** Fills a store and times every query many times, in ms. */
export async function measureLibrary(
  kind: StoreKind,
  settings: StoreSettings,
  plan: Plan,
): Promise<{ what: string; times: number[] }[]> {
  const store = openStore(settings);
  try {
    await fillLibrary(store, kind, plan);
    const results = [];
    for (const [what, ask] of Object.entries(SUBJECTS)) {
      const times: number[] = [];
      for (let at = 0; at < WARM_UP_ASKS + ASKS; at++) {
        const start = performance.now();
        await ask(store, plan, at);
        if (at >= WARM_UP_ASKS) times.push(performance.now() - start);
      }
      results.push({ what, times });
    }
    return results;
  } finally {
    await store.close();
  }
}
