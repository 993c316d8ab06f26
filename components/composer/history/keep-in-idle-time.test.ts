// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { HISTORY_KEY } from "@/components/draft/draft-store";
import { emptyDraft } from "@/lib/message/draft";
import { startHistory } from "@/lib/message/history/history";
import { keepInIdleTime } from "./keep-in-idle-time";

const waiting = new Set<() => void>();
const change = () => waiting.forEach((tell) => tell());
let stop: () => void;
/** The page counts as idle a millisecond after it is asked. */
const IDLE_MS = 1;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  const recorder = {
    read: () => startHistory(emptyDraft(), 1),
    flush: () => undefined,
    subscribe: (tell: () => void) => {
      waiting.add(tell);
      return () => void waiting.delete(tell);
    },
  };
  stop = keepInIdleTime(recorder, new Set());
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const isKept = () => localStorage.getItem(HISTORY_KEY) !== null;

test("the history is kept in a pause, and not while letters come", async () => {
  for (let letter = 0; letter < 5; letter++) {
    change();
    await pass(900);
  }
  expect(isKept()).toBe(false);
  await pass(100 + IDLE_MS);
  expect(isKept()).toBe(true);
});

test("however long the letters come, it is kept every ten seconds", async () => {
  change();
  for (let letter = 0; letter < 99; letter++) {
    await pass(100);
    change();
  }
  expect(isKept()).toBe(false);
  await pass(100 + IDLE_MS);
  expect(isKept()).toBe(true);
});

test("it is kept at once when the page is left, and only if something changed", () => {
  window.dispatchEvent(new Event("pagehide"));
  expect(isKept()).toBe(false);
  change();
  window.dispatchEvent(new Event("pagehide"));
  expect(isKept()).toBe(true);
});
