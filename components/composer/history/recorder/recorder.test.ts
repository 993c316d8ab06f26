// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { list, open, past, read, rows } from "@/e2e/composer/history-desk";
import { START } from "@/e2e/message/typed-history";
import { emptyDraft, emptyRow } from "@/lib/message/draft";
import { startHistory } from "@/lib/message/history/history";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("what the form tells becomes steps", () => {
  test("an id that follows its title is one step with it", () => {
    const desk = open({ form: emptyDraft() });
    desk.form.register("sections.0.rows.0.title", {
      onChange: () => desk.form.setValue("sections.0.rows.0.id", "tea"),
    });
    void desk.form
      .register("sections.0.rows.0.title", {
        onChange: () => desk.form.setValue("sections.0.rows.0.id", "tea"),
      })
      .onChange({ type: "change", target: { name: "sections.0.rows.0.title", value: "Tea" } });
    desk.recorder.flush();
    expect(past(desk)).toBe(1);
    desk.keeper.undo();
    expect(read(desk).sections[0]?.rows[0]).toEqual(emptyRow());
    expect(desk.said).toEqual(["Undone: typing in Section 1, row 1, title"]);
    expect(desk.gone).toEqual([["sections.0.rows.0.title", 0]]);
  });

  test("letters are looked at after a moment and never with the key; rows with their turn", () => {
    const desk = open({ form: list("A", "B") });
    desk.type("body", "Hello");
    expect(past(desk)).toBe(0);
    vi.advanceTimersByTime(150);
    expect(past(desk)).toBe(1);
    desk.form.setValue("sections.0.rows", rows("A"));
    desk.form.setValue("sections.0.title", "Both in one turn");
    expect(past(desk)).toBe(1);
    vi.advanceTimersByTime(0);
    expect(past(desk)).toBe(2);
    desk.keeper.undo();
    expect(read(desk).sections).toEqual(list("A", "B").sections);
  });

  test("whom it goes to is no edit, and stays with an undo", () => {
    const desk = open({ form: emptyDraft() });
    desk.form.setValue("recipient", "+27821112233");
    desk.form.setValue("replyTo", "wamid.A");
    desk.recorder.flush();
    expect(past(desk)).toBe(0);
    desk.type("body", "Hello");
    desk.keeper.undo();
    expect(desk.form.getValues()).toMatchObject({ body: "", recipient: "+27821112233", replyTo: "wamid.A" });
  });

  test("an edit bears the name that it was given, and brings back what belongs to it once it is undone", () => {
    const desk = open({ form: list("A") });
    const bringBack = vi.fn();
    Object.assign(desk.port, { words: "Started over", bringBack });
    desk.form.reset(emptyDraft());
    desk.recorder.flush();
    desk.type("body", "Hello");
    desk.keeper.undo();
    expect(bringBack).not.toHaveBeenCalled();
    desk.keeper.undo();
    expect(bringBack).toHaveBeenCalledOnce();
    expect(desk.said.at(-1)).toBe("Undone: Started over");
    expect(desk.port).toMatchObject({ words: undefined, bringBack: undefined });
  });

  test("what was typed before anybody listened is a step", () => {
    const { form, close } = open({
      form: { ...emptyDraft(), body: "Typed early" },
      history: startHistory(emptyDraft(), START),
    });
    expect(form.getValues("body")).toBe("Typed early");
    close();
    const late = open({
      form: { ...emptyDraft(), body: "Typed early" },
      history: startHistory(emptyDraft(), START),
    });
    late.keeper.undo();
    expect(late.form.getValues("body")).toBe("");
  });

  test("and so is what was opened before anybody listened, by its name", () => {
    const desk = open({
      form: { ...emptyDraft(), body: "A starter" },
      history: startHistory(emptyDraft(), START),
      words: "“Survey” opened",
    });
    desk.keeper.undo();
    expect(desk.said).toEqual(["Undone: “Survey” opened"]);
    expect(desk.port.words).toBeUndefined();
  });

  test("where nothing is left, it says so and changes nothing", () => {
    const desk = open({ form: list("A") });
    desk.keeper.undo();
    desk.keeper.redo();
    expect(desk.said).toEqual(["Nothing is left to undo", "Nothing is left to redo"]);
    expect(desk.gone).toEqual([]);
  });
});
