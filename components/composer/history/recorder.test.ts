// @vitest-environment jsdom
import fc from "fast-check";
import { createFormControl } from "react-hook-form";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { anyForm } from "@/e2e/message/any-draft";
import { type DraftForm, emptyDraft, emptyRow } from "@/lib/message/draft";
import { type History, makeStep, startHistory } from "@/lib/message/history/history";
import { PAUSE_MS } from "@/lib/message/history/merge";
import { HistoryKeeper } from "./history-keeper";
import type { HistoryPort } from "./history-port";
import { formatKept } from "./kept-history";
import { parseKept } from "./parse-kept";
import { Recorder } from "./recorder";

const START = 1_800_000_000_000;
let now = START;
beforeEach(() => {
  vi.useFakeTimers();
  now = START;
});
afterEach(() => void vi.useRealTimers());

type Start = { form: DraftForm; history?: History; idsOut?: Set<string>; words?: string };

/** A form with its history, as the desk has them. */
function open({
  form: defaultValues,
  history = startHistory(defaultValues, now),
  idsOut = new Set(),
  words,
}: Start) {
  const { formControl: form } = createFormControl<DraftForm>({ defaultValues });
  // As once the fields are drawn.
  form.control._state.mount = true;
  const port: HistoryPort = { known: null, isOwn: true, words };
  const said: string[] = [];
  const gone: [string, number | null][] = [];
  const recorder = new Recorder({ form, history, port, onRecorded: () => undefined, now: () => now });
  const keeper = new HistoryKeeper({
    recorder,
    idsOut,
    say: (words) => said.push(words),
    onGo: (path, caret) => gone.push([path, caret]),
  });
  const close = recorder.listen();
  const type = (name: "header" | "body" | `sections.${number}.rows.${number}.title`, value: string) =>
    void form.register(name).onChange({ type: "change", target: { name, value } });
  return { form, port, recorder, keeper, said, gone, close, type };
}
const read = (desk: ReturnType<typeof open>) => {
  desk.recorder.flush();
  // A copy: the form writes into its own values.
  return makeStep(structuredClone(desk.form.getValues()), { at: 0, kind: "typing", path: "" }).content;
};
const past = ({ recorder }: ReturnType<typeof open>) => recorder.read().past.length;
const rows = (...titles: string[]) =>
  titles.map((title) => ({ ...emptyRow(), id: title.toLowerCase(), title }));
const list = (...titles: string[]): DraftForm => ({
  ...emptyDraft(),
  sections: [{ title: "", rows: rows(...titles) }],
});

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

describe("ids that are out", () => {
  test("are their rows' own in every state, and one that an undo takes away is told", () => {
    const desk = open({ form: list("Pie") });
    desk.form.setValue("sections.0.rows", rows("Pie", "Tea"));
    desk.recorder.flush();
    desk.keeper.keepIds();
    desk.type("body", "Hello");
    desk.keeper.undo();
    expect(desk.said.at(-1)).toBe("Undone: typing in Body");
    expect(read(desk).sections[0]?.rows.map(({ isIdOwn }) => isIdOwn)).toEqual([true, true]);
    desk.keeper.undo();
    expect(desk.said.at(-1)).toBe(
      "Undone: Row “Tea” added. No row has the ID “tea” any more, which was sent or copied out",
    );
    expect(read(desk).sections[0]?.rows).toMatchObject([{ id: "pie", isIdOwn: true }]);
  });

  test("becoming their rows' own is no step", () => {
    const desk = open({ form: list("Pie") });
    desk.form.setValue("sections.0.rows.0.isIdOwn", true);
    desk.keeper.keepIds();
    expect(past(desk)).toBe(0);
  });

  test("survive a reload with the history", () => {
    const desk = open({ form: list("Pie"), idsOut: new Set(["pie", "tea"]) });
    const back = parseKept(formatKept({ history: desk.recorder.read(), idsOut: desk.keeper.idsOut }));
    expect(back).toEqual({ history: desk.recorder.read(), idsOut: new Set(["pie", "tea"]) });
    expect(parseKept("")).toBeNull();
    expect(parseKept("[]\n{}")).toBeNull();
    expect(
      parseKept(`rubbish\n${formatKept({ history: desk.recorder.read(), idsOut: new Set() }).split("\n")[1]}`)
        ?.idsOut,
    ).toEqual(new Set());
  });
});

describe("another tab's state", () => {
  test("is one step, however often the other changes, and mine is before it", () => {
    const desk = open({ form: { ...emptyDraft(), body: "Mine" } });
    for (const body of ["T", "Th", "Theirs"]) desk.keeper.takeOver({ ...emptyDraft(), body });
    expect([read(desk).body, past(desk)]).toEqual(["Theirs", 1]);
    desk.keeper.undo();
    expect(read(desk).body).toBe("Mine");
  });

  test("is undone to where mine was kept over it", () => {
    const desk = open({ form: { ...emptyDraft(), body: "Mine" } });
    desk.keeper.keepOver({ ...emptyDraft(), body: "Theirs" });
    expect(read(desk).body).toBe("Mine");
    desk.keeper.undo();
    expect(read(desk).body).toBe("Theirs");
    desk.keeper.undo();
    expect(read(desk).body).toBe("Mine");
  });
});

type Action =
  | { do: "type"; letter: string; field: "header" | "body" }
  | { do: "set"; draft: DraftForm }
  | { do: "undo" | "redo" | "reload" };
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("type" as const),
      letter: fc.constantFrom("a", "🍔", '"', "ي"),
      field: fc.constantFrom("body" as const, "header" as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("set" as const), draft: anyForm }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom("undo" as const, "redo" as const, "reload" as const) }),
  },
);

test("five hundred edits of a real form with undo, redo and reloads between them reach the states of a plain list", () => {
  fc.assert(
    fc.property(fc.array(action, { minLength: 500, maxLength: 500 }), (actions) => {
      now = START;
      let desk = open({ form: emptyDraft() });
      let states = [read(desk)];
      let at = 0;
      const add = () => {
        const state = read(desk);
        if (JSON.stringify(state) === JSON.stringify(states[at])) return;
        states = [...states.slice(0, at + 1), state].slice(-201);
        at = states.length - 1;
      };
      for (const each of actions) {
        // Every step by itself: how letters become one is the history's own matter, and tested there.
        now += PAUSE_MS + 1;
        if (each.do === "type") desk.type(each.field, desk.form.getValues(each.field) + each.letter);
        if (each.do === "set") desk.form.reset(each.draft);
        if (each.do === "type" || each.do === "set") add();
        if (each.do === "undo") {
          desk.keeper.undo();
          at = Math.max(0, at - 1);
        }
        if (each.do === "redo") {
          desk.keeper.redo();
          at = Math.min(states.length - 1, at + 1);
        }
        if (each.do === "reload") {
          desk.close();
          const kept = parseKept(formatKept({ history: desk.recorder.read(), idsOut: desk.keeper.idsOut }));
          if (!kept) throw new Error("The history was not kept");
          desk = open({ form: desk.form.getValues(), ...kept });
        }
        expect(read(desk)).toEqual(states[at]);
        expect(past(desk)).toBe(at);
      }
      desk.close();
    }),
    { numRuns: 8, endOnFailure: true },
  );
}, 120_000);
