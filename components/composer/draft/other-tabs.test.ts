// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DRAFT_KEY, HISTORY_KEY, readDraftText } from "@/components/client/saved-drafts";
import { createDraftStore } from "@/components/composer/draft-store";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import { startHistory } from "@/lib/message/history/history";
import { formatStoredDraft } from "@/lib/message/stored-draft";
import { autosave, settleTabs } from "./autosave";
import { readHeldDraft } from "./saved-history";
import { subscribeToOtherTabs } from "./other-tabs";

const draft = (body: string): DraftForm => ({ ...emptyDraft(), body });
const format = (body: string, savedAt = 1) =>
  formatStoredDraft({ id: "other", attempt: 3, savedAt, form: draft(body) });

let stop: () => void = () => undefined;

/** A tab that shows a saved draft. */
function open({ isOwn = true, shown = "Known" } = {}) {
  localStorage.setItem(DRAFT_KEY, format("Known"));
  const store = createDraftStore();
  const ends = [autosave(store), subscribeToOtherTabs(store)];
  stop = () => ends.forEach((end) => end());
  const history = startHistory(draft(shown), 1);
  const kept = { text: format("Known"), content: history.present.content, attempt: 0, name: "" };
  store.setState({ isReady: true, id: "own", history, isOwn, kept });
  /** Another tab saves a draft. */
  const hear = (text: string) => {
    localStorage.setItem(DRAFT_KEY, text);
    window.dispatchEvent(new StorageEvent("storage", { key: DRAFT_KEY, newValue: text }));
  };
  const look = () => [store.getContent().body, store.getState().other !== null];
  return { store, hear, look, type: (text: string) => store.type("body", text) };
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const readBody = () => JSON.parse(readDraftText() ?? "").form.body as string;

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test("a tab without changes of its own shows what the other saved, under the other's key of sending", async () => {
  const { store, hear, look } = open();
  hear(format("Theirs"));
  expect(look()).toEqual(["Theirs", false]);
  expect(store.getState()).toMatchObject({ id: "other", attempt: 3 });
  await pass(1000);
  // Saved again, it would overwrite the other tab's later changes.
  expect(readDraftText()).toBe(format("Theirs"));
});

test("a tab with changes of its own asks, saves nothing over the other's, and holds its own", async () => {
  const { hear, look, type } = open();
  type("Mine");
  hear(format("Theirs"));
  expect([...look(), readHeldDraft()?.body]).toEqual(["Mine", true, "Mine"]);
  type("Mine, further");
  await pass(1000);
  expect([readBody(), readHeldDraft()?.body]).toEqual(["Theirs", "Mine, further"]);
});

test("a text message that two tabs write is asked about as well", async () => {
  const { store, hear } = open();
  store.change((content) => ({ ...content, kind: "text" }));
  await pass(1000);
  const both = JSON.parse(readDraftText() ?? "");
  store.type("text", "Mine");
  hear(JSON.stringify({ ...both, form: { ...both.form, text: "Theirs" } }));
  expect([store.getContent().text, store.getState().other?.draft.form.text]).toEqual(["Mine", "Theirs"]);
});

test("what is saved next over a text that this tab never read is asked about as well", async () => {
  const { look, type } = open();
  type("Mine");
  localStorage.setItem(DRAFT_KEY, format("Theirs"));
  await pass(1000);
  expect([...look(), readBody()]).toEqual(["Mine", true, "Theirs"]);
});

test("mine is saved over theirs, which undo leads to", () => {
  const { store, hear, look, type } = open();
  type("Mine");
  hear(format("Theirs"));
  settleTabs(store, "mine");
  expect([...look(), readHeldDraft(), readBody()]).toEqual(["Mine", false, null, "Mine"]);
  store.undo();
  expect(look()[0]).toBe("Theirs");
});

test("theirs is taken, and undo leads to mine", () => {
  const { store, hear, look, type } = open();
  type("Mine");
  hear(format("Theirs"));
  settleTabs(store, "theirs");
  expect(look()).toEqual(["Theirs", false]);
  store.undo();
  expect(look()[0]).toBe("Mine");
});

test("the same draft saved again, by whichever tab, is no news", () => {
  const { hear, look, type } = open();
  type("Mine");
  hear(format("Known", 2));
  expect(look()).toEqual(["Mine", false]);
  hear(format("Mine", 3));
  expect(look()).toEqual(["Mine", false]);
});

test("what is damaged may be overwritten, and other keys are nobody's matter", async () => {
  const { hear, look, type } = open();
  hear("{");
  localStorage.setItem(DRAFT_KEY, format("Theirs"));
  window.dispatchEvent(new StorageEvent("storage", { key: "menuet.look" }));
  expect(look()).toEqual(["Known", false]);
  localStorage.setItem(DRAFT_KEY, "{");
  type("Mine");
  await pass(1000);
  expect(readBody()).toBe("Mine");
});

test("a message from a link is left alone until it is changed, and then asked about", async () => {
  const { hear, look, type } = open({ isOwn: false, shown: "From a link" });
  hear(format("Theirs"));
  expect(look()).toEqual(["From a link", false]);
  type("From a link, changed");
  await pass(1000);
  expect([...look(), readBody()]).toEqual(["From a link, changed", true, "Theirs"]);
});

const isKept = () => localStorage.getItem(HISTORY_KEY) !== null;
/** The page counts as idle a millisecond after it is asked. */
const IDLE_MS = 1;

test("the history is saved in a pause, and not while letters come", async () => {
  const { type } = open();
  for (let letter = 0; letter < 5; letter++) {
    type(`Known ${letter}`);
    await pass(900);
  }
  expect(isKept()).toBe(false);
  await pass(100 + IDLE_MS);
  expect(isKept()).toBe(true);
});

test("however long the letters come, the history is saved every ten seconds", async () => {
  const { type } = open();
  type("Known");
  for (let letter = 0; letter < 110; letter++) {
    type(`Known ${letter}`);
    await pass(100);
  }
  expect(isKept()).toBe(true);
});

test("draft and history are saved at once when the page is left, and only if something changed", () => {
  const { type } = open();
  window.dispatchEvent(new Event("pagehide"));
  expect(isKept()).toBe(false);
  type("Left at once");
  window.dispatchEvent(new Event("pagehide"));
  expect([isKept(), readBody()]).toEqual([true, "Left at once"]);
});
