import { beforeEach, expect, test, vi } from "vitest";

const ORIGIN = { id: "an-id", version: 3, name: "Lunch", content: '{"kind":"audio","audioUrl":""}' };

/** The module as a freshly loaded page sees it, with what the browser stored. */
async function loadPage() {
  vi.resetModules();
  return import("./origin");
}

const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: vi.fn((key: string, value: string) => void kept.set(key, value)),
  removeItem: (key: string) => void kept.delete(key),
};
beforeEach(() => {
  kept.clear();
  storage.setItem.mockClear();
  vi.stubGlobal("localStorage", storage);
});

test("what was opened is known at once, and kept with the first change of the draft alone", async () => {
  const page = await loadPage();
  const hear = vi.fn();
  page.subscribeToOpened(hear);
  page.openOrigin(ORIGIN);
  expect(hear).toHaveBeenCalledOnce();
  expect(page.readOrigin()).toEqual(ORIGIN);
  expect((await loadPage()).readOrigin()).toBeNull();
  page.saveOrigin(page.readOrigin());
  expect((await loadPage()).readOrigin()).toEqual(ORIGIN);
});

test("it is written once, however many changes follow", async () => {
  const page = await loadPage();
  page.openOrigin(ORIGIN);
  for (let change = 0; change < 5; change++) page.saveOrigin(page.readOrigin());
  expect(storage.setItem).toHaveBeenCalledOnce();
});

test("a message from elsewhere has none, and an emptied draft loses it", async () => {
  const page = await loadPage();
  page.saveOrigin(ORIGIN);
  page.openOrigin(null);
  expect(page.readOrigin()).toBeNull();
  page.saveOrigin(null);
  expect(kept.size).toBe(0);
});

test.each(["no JSON", "null", "[]", '{"id":1}', JSON.stringify({ ...ORIGIN, version: "3" })])(
  "what is damaged is none: %s",
  async (text) => {
    kept.set("menuet.library", text);
    expect((await loadPage()).readOrigin()).toBeNull();
  },
);

test("a browser that keeps nothing is no fault", async () => {
  vi.stubGlobal("localStorage", undefined);
  const page = await loadPage();
  page.saveOrigin(ORIGIN);
  expect(page.readOrigin()).toEqual(ORIGIN);
});
