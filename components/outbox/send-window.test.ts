import { describe, expect, test } from "vitest";
import { PAGE_SENDS, type SendSummary } from "@/lib/api/history";
import { makeSend, makeServer } from "@/e2e/fixtures/outbox/made-sends";
import {
  EMPTY_WINDOW,
  groupByDay,
  isBatch,
  mergePage,
  openWindow,
  refreshWindow,
  type SendWindow,
} from "./send-window";

const range = (first: number, last: number): SendSummary[] =>
  Array.from({ length: last - first + 1 }, (_, at) => makeSend(first + at));
const numbers = ({ entries }: SendWindow) => entries.map(({ id }) => Number(id.slice(3)));
const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, at) => from - at);

/** A window with this many pages of the server's sends. */
async function openPages(server: ReturnType<typeof makeServer>, pages: number): Promise<SendWindow> {
  let window = openWindow(await server.fetch(null));
  for (let page = 1; page < pages && window.next !== null; page++) {
    const before = window.next;
    window = mergePage(window, { before, page: await server.fetch(before) }, true);
  }
  server.asked.length = 0;
  return window;
}

describe("the window on the outbox", () => {
  test("grows by older pages, newest first, each send once", async () => {
    const server = makeServer(10, range(1, 25));
    const window = await openPages(server, 3);
    expect(numbers(window)).toEqual(down(25, 1));
    expect(window.next).toBeNull();
  });

  test("takes what is new at its top and keeps what is further down", async () => {
    const sends = range(1, 25);
    const window = await openPages(makeServer(10, sends), 2);
    const { fetch } = makeServer(10, [...sends, ...range(26, 28)]);
    expect(numbers(await refreshWindow(() => window, fetch))).toEqual(down(28, 6));
  });

  test("closes the gap when more came than a page holds", async () => {
    const sends = range(1, 25);
    const window = await openPages(makeServer(10, sends), 2);
    const { fetch } = makeServer(10, [...sends, ...range(26, 60)]);
    expect(numbers(await refreshWindow(() => window, fetch))).toEqual(down(60, 6));
  });

  test("begins anew when far more came than it will fetch, and never has a hole", async () => {
    const sends = range(1, 25);
    const window = await openPages(makeServer(10, sends), 2);
    const { fetch } = makeServer(10, [...sends, ...range(26, 500)]);
    const now = await refreshWindow(() => window, fetch);
    expect(numbers(now)).toEqual(down(500, 491));
    expect(now.next).toBe("id-0491");
  });

  test("lets go of what was deleted or fits the filter no more", async () => {
    const sends = range(1, 8);
    const window = await openPages(makeServer(10, sends), 1);
    const { fetch } = makeServer(10, sends.slice(0, 5));
    expect(numbers(await refreshWindow(() => window, fetch))).toEqual(down(5, 1));
  });

  test("shows how a send further down stands while it is under way, and leaves the settled pages alone", async () => {
    const sends = range(1, PAGE_SENDS * 3).map((send, at) =>
      at === 20 ? { ...send, state: "sending" as const } : send,
    );
    const window = await openPages(makeServer(PAGE_SENDS, sends), 3);
    const server = makeServer(PAGE_SENDS, range(1, PAGE_SENDS * 3));
    const now = await refreshWindow(() => window, server.fetch);
    expect(now.entries.find(({ id }) => id === "id-0021")).toMatchObject({ state: "accepted" });
    expect(server.asked).toEqual([null, "id-0051"]);
  });

  test("keeps what was loaded while it was refreshed", async () => {
    const sends = range(1, 30);
    const server = makeServer(10, sends);
    const before = await openPages(server, 1);
    const after = await openPages(server, 2);
    const windows = [before, after];
    const now = await refreshWindow(() => windows.shift(), server.fetch);
    expect(numbers(now)).toEqual(down(30, 11));
    expect(now.next).toBe("id-0011");
  });

  test("opens on an outbox that was empty until now", async () => {
    const { fetch } = makeServer(10, range(1, 25));
    const now = await refreshWindow(() => EMPTY_WINDOW, fetch);
    expect(numbers(now)).toEqual(down(25, 16));
    expect(now.next).toBe("id-0016");
  });

  test("batches stand among the sends, by their time, and are one line for what a page took in", () => {
    const batch = { id: "id-0002b", total: 3, message_type: "audio", words: "", who: "", created_at: 0 };
    const page = { sends: range(1, 3).reverse(), batches: [batch], next: null, searched_to: null };
    const window = openWindow(page);
    expect(window.entries.map(({ id }) => id)).toEqual(["id-0003", "id-0002b", "id-0002", "id-0001"]);
    expect(window.entries.filter(isBatch)).toEqual([batch]);
    const gone = { before: null, page: { ...page, batches: [] } };
    expect(mergePage(window, gone).entries.filter(isBatch)).toEqual([]);
  });

  test("goes on with a search that has found nothing so far", () => {
    const open = { queued: 1, sending: 0, unknown: 2 };
    const window = openWindow({ sends: [], next: "id-0500", searched_to: 7, open });
    expect(window).toEqual({ entries: [], next: "id-0500", searchedTo: 7, open });
    const found = { sends: [makeSend(3)], next: null, searched_to: null };
    const now = mergePage(window, { before: "id-0500", page: found }, true);
    expect(numbers(now)).toEqual([3]);
    expect(now.searchedTo).toBeNull();
    // Only the newest page counts them.
    expect(now.open).toEqual(open);
  });
});

test("sends stand in their days, newest first", () => {
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();
  const sends = [at(25, 9), at(25, 0), at(24, 23)].map((created_at, n) => makeSend(n, { created_at }));
  expect(groupByDay(sends).map(({ entries }) => entries.length)).toEqual([2, 1]);
});
