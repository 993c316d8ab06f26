import { describe, expect, test } from "vitest";
import { form, START, type } from "@/e2e/fixtures/message/typed-history";
import { emptySection } from "@/lib/message/draft";
import {
  type Edit,
  formatHistory,
  type History,
  HISTORY_BOUNDS,
  listSteps,
  redo,
  restore,
  startHistory,
  toWholeDraft,
  type Travel,
  undo,
} from "./history";
import { parseHistory } from "./parse-history";
import { PAUSE_MS, record } from "./record";

const bodies = (history: History) => listSteps(history).steps.map(({ content }) => content.body);
const must = (travel: Travel | null): Travel => {
  if (!travel) throw new Error("nowhere to go");
  return travel;
};
describe("typing makes steps that one wants to undo", () => {
  test("letters without a pause are one step", () => {
    expect(bodies(type(startHistory(form({}), START), "body", "Hello you"))).toEqual(["", "Hello you"]);
  });

  test("a pause of more than a second ends a step, one of a second does not", () => {
    const hello = type(startHistory(form({}), START), "body", "Hello");
    expect(bodies(type(hello, "body", "!", PAUSE_MS))).toEqual(["", "Hello!"]);
    expect(bodies(type(hello, "body", "!", PAUSE_MS + 1))).toEqual(["", "Hello", "Hello!"]);
  });

  test("a clock that goes backwards ends a step", () => {
    const hello = type(startHistory(form({}), START), "body", "Hello");
    expect(bodies(type(hello, "body", "!", -1))).toEqual(["", "Hello", "Hello!"]);
  });

  test("another field begins a step", () => {
    const both = type(type(startHistory(form({}), START), "body", "Hello"), "header", "Menu");
    expect(listSteps(both).steps.map(({ edit }) => edit.path)).toEqual(["body", "body", "header"]);
  });

  test("after twenty letters the next word begins a step", () => {
    const history = type(
      startHistory(form({}), START),
      "body",
      "one two three four five six seven eight nine ten",
    );
    expect(bodies(history)).toEqual([
      "",
      "one two three four five ",
      "one two three four five six seven eight nine ",
      "one two three four five six seven eight nine ten",
    ]);
  });

  test("a structure’s change is a step of its own, however quickly it follows", () => {
    const edit: Edit = { at: START, kind: "structure", path: "sections.1.title" };
    const one = record(
      startHistory(form({}), START),
      form({ sections: [emptySection(), emptySection()] }),
      edit,
    );
    const two = record(one, form({ sections: [emptySection()] }), edit);
    expect(two.past.length).toBe(2);
    expect(record(two, form({ body: "x" }), { ...edit, kind: "typing", path: "body" }).past.length).toBe(3);
  });

  test("what says the same is no step, and a recipient is none either", () => {
    const history = startHistory(form({ body: "x" }), START);
    const edit: Edit = { at: START, kind: "typing", path: "recipient" };
    expect(record(history, form({ body: "x", recipient: "+27123456789", replyTo: "wamid.x" }), edit)).toBe(
      history,
    );
  });

  test("after an undo typing never goes on into the step that is shown", () => {
    const typed = type(type(startHistory(form({}), START), "body", "Hello"), "body", "!", 2000);
    const back = must(undo(typed)).history;
    expect(bodies(type(back, "body", "?"))).toEqual(["", "Hello", "Hello?"]);
  });
});
describe("undo and redo say where the focus goes", () => {
  const history = type(type(startHistory(form({}), START), "body", "Hello"), "header", "Menu");

  test("the place of what was undone, and of what was done again", () => {
    const back = must(undo(history));
    expect(back.path).toBe("header");
    const further = must(undo(back.history));
    expect(further.path).toBe("body");
    expect(undo(further.history)).toBeNull();
    const forward = must(redo(further.history));
    expect([forward.path, forward.history.present.content.body]).toEqual(["body", "Hello"]);
    expect(redo(history)).toBeNull();
  });

  test("any state can be gone to, and the way back stays", () => {
    const first = must(restore(history, 0));
    expect([first.path, bodies(first.history)]).toEqual(["body", bodies(history)]);
    expect(must(restore(first.history, 2)).path).toBe("header");
    for (const nowhere of [-1, 3, 0.5, NaN]) expect(restore(history, nowhere)).toBeNull();
  });

  test("a state as a whole draft is addressed to nobody", () => {
    const addressed = startHistory(form({ recipient: "+27123456789", replyTo: "wamid.x", body: "x" }), START);
    expect(toWholeDraft(addressed.present.content)).toEqual(form({ body: "x" }));
  });
});
describe("a history is bounded", () => {
  const edit = (at: number): Edit => ({ at, kind: "structure", path: "body" });

  test("in steps, the oldest forgotten first", () => {
    let history = startHistory(form({}), START);
    for (let at = 1; at <= HISTORY_BOUNDS.steps + 50; at++)
      history = record(history, form({ body: `${at}` }), edit(at));
    expect(history.past.length).toBe(HISTORY_BOUNDS.steps);
    expect(history.past[0]?.content.body).toBe("50");
  });

  test("in characters, down to the present alone", () => {
    const body = (letter: string) => form({ body: letter.repeat(HISTORY_BOUNDS.characters * 0.4) });
    let history = startHistory(form({}), START);
    for (const letter of "abcd") history = record(history, body(letter), edit(1));
    expect(history.past.map(({ content }) => content.body[0])).toEqual(["c"]);
    history = record(history, form({ body: "x".repeat(HISTORY_BOUNDS.characters * 2) }), edit(1));
    expect(history.past).toEqual([]);
    expect(parseHistory(formatHistory(history))).toBeNull();
  });
});
