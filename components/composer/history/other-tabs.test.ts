// @vitest-environment jsdom
import { createFormControl } from "react-hook-form";
import { beforeEach, expect, test, vi } from "vitest";
import { DRAFT_KEY } from "@/components/draft/draft-store";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import { startHistory } from "@/lib/message/history/history";
import { formatStoredDraft } from "@/lib/message/stored-draft";
import { readHeldDraft } from "./held-draft";
import { HistoryKeeper } from "./history-keeper";
import type { HistoryPort } from "./history-port";
import { OtherTabs } from "./other-tabs";
import { Recorder } from "./recorder";

const draft = (body: string): DraftForm => ({ ...emptyDraft(), body });
const format = (body: string, savedAt = 1) =>
  formatStoredDraft({ id: "other", attempt: 3, savedAt, form: draft(body) });

/** A tab that has read a kept draft and shows it. */
function open({ isOwn = true, shown = "Known" } = {}) {
  const { formControl: form } = createFormControl<DraftForm>({ defaultValues: draft(shown) });
  // As once the fields are drawn.
  form.control._state.mount = true;
  const port: HistoryPort = { known: format("Known"), isOwn, save: vi.fn(), rest: vi.fn() };
  const recorder = new Recorder({
    form,
    history: startHistory(draft(shown), 1),
    port,
    onRecorded: () => undefined,
  });
  const keeper = new HistoryKeeper({
    recorder,
    idsOut: new Set(),
    say: () => undefined,
    onGo: () => undefined,
  });
  const onTaken = vi.fn();
  const tabs = new OtherTabs({ form, keeper, port, start: emptyDraft(), onTaken });
  recorder.listen();
  tabs.listen();
  const body = () => form.getValues("body");
  /** Another tab keeps a draft. */
  const hear = (text: string) => {
    localStorage.setItem(DRAFT_KEY, text);
    window.dispatchEvent(new StorageEvent("storage", { key: DRAFT_KEY, newValue: text }));
  };
  return { form, port, keeper, tabs, onTaken, body, hear };
}
beforeEach(() => localStorage.clear());

test("a tab without changes of its own shows what the other kept, under the other's key of sending", () => {
  const { tabs, hear, body, onTaken, port } = open();
  hear(format("Theirs"));
  expect([body(), tabs.isOpen()]).toEqual(["Theirs", false]);
  expect(onTaken.mock.lastCall?.[0]).toMatchObject({ id: "other", attempt: 3 });
  expect(port.known).toBe(format("Theirs"));
  expect(port.rest).toHaveBeenCalledTimes(1);
  expect(port.save).not.toHaveBeenCalled();
});

test("a tab with changes of its own asks, keeps nothing over the other's, and holds its own", () => {
  const { form, tabs, hear, body, port } = open();
  form.setValue("body", "Mine");
  hear(format("Theirs"));
  expect([body(), tabs.isOpen(), readHeldDraft()?.body]).toEqual(["Mine", true, "Mine"]);
  expect(port.mayOverwrite?.(format("Theirs"))).toBe(false);
  form.setValue("body", "Mine, further");
  expect(port.mayOverwrite?.(format("Theirs, further"))).toBe(false);
});

test("what is kept next over a text that this tab never read is asked about as well", () => {
  const { form, tabs, port } = open();
  form.setValue("body", "Mine");
  expect(port.mayOverwrite?.(format("Theirs"))).toBe(false);
  expect(tabs.isOpen()).toBe(true);
});

test("mine is kept over theirs, which undo leads to", () => {
  const { form, tabs, hear, body, port, keeper } = open();
  form.setValue("body", "Mine");
  hear(format("Theirs"));
  tabs.keepMine();
  expect([body(), tabs.isOpen(), readHeldDraft()]).toEqual(["Mine", false, null]);
  expect(port.save).toHaveBeenCalledOnce();
  expect(port.known).toBe(format("Theirs"));
  keeper.undo();
  expect(body()).toBe("Theirs");
});

test("theirs is taken, and undo leads to mine", () => {
  const { form, tabs, hear, body, keeper } = open();
  form.setValue("body", "Mine");
  hear(format("Theirs"));
  tabs.takeTheirs();
  expect([body(), tabs.isOpen()]).toEqual(["Theirs", false]);
  keeper.undo();
  expect(body()).toBe("Mine");
});

test("the same draft kept again, by whichever tab, is no news", () => {
  const { form, tabs, hear, body } = open();
  form.setValue("body", "Mine");
  hear(format("Known", 2));
  expect([body(), tabs.isOpen()]).toEqual(["Mine", false]);
  hear(format("Mine", 3));
  expect([body(), tabs.isOpen()]).toEqual(["Mine", false]);
});

test("what is damaged may be overwritten, and other keys are nobody's matter", () => {
  const { tabs, hear, body, port } = open();
  hear("{");
  expect(port.mayOverwrite?.("{")).toBe(true);
  localStorage.setItem(DRAFT_KEY, format("Theirs"));
  window.dispatchEvent(new StorageEvent("storage", { key: "menuet.look" }));
  expect([body(), tabs.isOpen()]).toEqual(["Known", false]);
});

test("a message from a link is left alone until it is kept, and then asked about", () => {
  const { tabs, hear, body, port } = open({ isOwn: false, shown: "From a link" });
  hear(format("Theirs"));
  expect([body(), tabs.isOpen()]).toEqual(["From a link", false]);
  expect(port.mayOverwrite?.(format("Theirs"))).toBe(false);
  expect(tabs.isOpen()).toBe(true);
});
