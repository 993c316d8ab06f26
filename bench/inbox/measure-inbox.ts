import { admitForTest } from "@/e2e/fixtures/store/known-account";
import type { StoreKind } from "@/e2e/fixtures/store/store-under-test";
import type { Store } from "@/lib/server/db/store";
import { openStore, type StoreSettings } from "@/lib/server/db/server-store";
import { findChanges } from "@/lib/server/inbox/feed";
import { answerHook } from "@/lib/server/inbox/receive/store-event";
import { findConversations } from "@/lib/server/inbox/thread/find-conversations";
import { findThread } from "@/lib/server/inbox/thread/find-thread";
import { searchInbox } from "@/lib/server/inbox/thread/search-inbox";
import { fillInbox } from "./fill-inbox";
import { countConversations, type Filling, makeMessage, toConversationId, toNumber } from "./made-inbox";

const VIEWER = admitForTest("viewer");
const WARM_UP_ASKS = 10;
const ASKS = 200;
const EVENTS = 1_500;
const AT_ONCE = 20;
const PACED_EVENTS = 250;
const PACE_MS = 20;

type Ask = (store: Store, filling: Filling, at: number) => Promise<unknown>;

/** Picks one of `count`; golden-ratio steps spread the picks evenly without repeating one. */
const anyOf = (count: number, at: number): number => Math.floor(((at * 0.618_034) % 1) * count);
const anyMessage = (filling: Filling, at: number) => makeMessage(filling, anyOf(filling.count, at));

const search =
  (toText: (filling: Filling, at: number) => string): Ask =>
  (store, filling, at) =>
    searchInbox(VIEWER, store, { text: toText(filling, at) }, filling.now);

const SUBJECTS: Record<string, Ask> = {
  "first page of conversations": (store, { now }) => findConversations(VIEWER, store, {}, now),
  "a deep page of conversations": (store, filling, at) =>
    findConversations(
      VIEWER,
      store,
      { before: `${anyMessage(filling, at).at}_${toConversationId(filling, 0)}` },
      filling.now,
    ),
  "unread conversations": (store, { now }) => findConversations(VIEWER, store, { filter: "unread" }, now),
  "open windows": (store, { now }) => findConversations(VIEWER, store, { filter: "open" }, now),
  "a thread": (store, filling, at) =>
    findThread(
      VIEWER,
      store,
      toConversationId(filling, anyOf(countConversations(filling), at)),
      {},
      filling.now,
    ),
  "a thread around a message": (store, filling, at) => {
    const { id, conversation_id } = anyMessage(filling, at);
    return findThread(VIEWER, store, conversation_id, { around: id }, filling.now);
  },
  "search: one message's own word": search((filling, at) => `ref${anyOf(filling.count, at)}x`),
  "search: a common word": search((_, at) => ["pizza", "order", "thanks"][at % 3] ?? ""),
  "search: two common words": search((_, at) => ["vegan pizza", "late order", "open today"][at % 3] ?? ""),
  "search: as it is typed": search((_, at) => ["p", "pi", "piz", "deli", "ref1"][at % 5] ?? ""),
  "search: nowhere": search((_, at) => `nowhere${at} found`),
  "search: a number": search((filling, at) => toNumber(anyOf(countConversations(filling), at))),
  "search: its last four digits": search((filling, at) =>
    toNumber(anyOf(countConversations(filling), at)).slice(-4),
  ),
  "what changed, of nothing": (store, { now }) => findChanges(store, String(now + 20_000), now),
};

const makeEvent = (number: number, now: number): string =>
  JSON.stringify({
    ...{ event_type: "message_received", organization_id: "bench", whatsapp_id: toNumber(number % 5_000) },
    ...{ timestamp: new Date(now).toISOString(), whatsapp_message_id: `wamid.bench${number}` },
    ...{ message_type: "text", message: `Is my order ${number} on its way?`, reply_context_id: null },
  });

async function post(store: Store, number: number): Promise<void> {
  const headers = { "Content-Type": "application/json" };
  const body = makeEvent(number, Date.now());
  const answer = await answerHook(
    store,
    new Request("http://bench.invalid", { method: "POST", headers, body }),
    Date.now(),
  );
  if (answer.status !== 204) throw new Error(`An event was answered ${answer.status}.`);
}

/** Measures peak event throughput, then the time per event at 50 a second. */
async function measureEvents(store: Store): Promise<{ what: string; times: number[] }[]> {
  let next = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < EVENTS) await post(store, next++);
    }),
  );
  const each = (performance.now() - start) / EVENTS;
  const paced: number[] = [];
  for (let number = EVENTS; number < EVENTS + PACED_EVENTS; number++) {
    const from = performance.now();
    await post(store, number);
    paced.push(performance.now() - from);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, PACE_MS - (performance.now() - from))));
  }
  return [
    { what: "an event, as many as it takes: ms each", times: [each] },
    { what: "an event, at 50 a second", times: paced },
  ];
}

/** Fills a store, times every query many times, and posts events to it; times in ms. */
export async function measureInbox(
  kind: StoreKind,
  settings: StoreSettings,
  filling: Filling,
): Promise<{ what: string; times: number[] }[]> {
  const store = openStore(settings);
  try {
    await fillInbox(store, kind, filling);
    const results = [];
    for (const [what, ask] of Object.entries(SUBJECTS)) {
      const times: number[] = [];
      for (let at = 0; at < WARM_UP_ASKS + ASKS; at++) {
        const start = performance.now();
        await ask(store, filling, at);
        if (at >= WARM_UP_ASKS) times.push(performance.now() - start);
      }
      results.push({ what, times });
    }
    return [...results, ...(await measureEvents(store))];
  } finally {
    await store.close();
  }
}
