import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyForm } from "@/e2e/message/any-draft";
import { type DraftForm, emptyDraft, emptySection } from "@/lib/message/draft";
import {
  type DraftContent,
  type Edit,
  type EditKind,
  type History,
  HISTORY_BOUNDS,
  startHistory,
  toForm,
} from "./history";
import { PAUSE_MS } from "./merge";
import { record } from "./record";
import { formatHistory, parseHistory } from "./stored-history";
import { listSteps, redo, restore, type Travel, undo } from "./travel";

const form = (change: Partial<DraftForm>): DraftForm => ({ ...emptyDraft(), ...change });
const START = 1_800_000_000_000;
/** Types a text letter by letter into a field, each letter after so many milliseconds. */
function type(history: History, field: "body" | "header", text: string, everyMs = 100): History {
  const typed = history.present.content[field];
  return Array.from(text).reduce((now, _, at) => {
    const draft = {
      ...now.present.content,
      [field]:
        typed +
        Array.from(text)
          .slice(0, at + 1)
          .join(""),
    };
    return record(now, draft, { at: now.present.edit.at + everyMs, kind: "typing", path: field });
  }, history);
}
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

  test("a form keeps its recipient and its reply id", () => {
    const shown = form({ recipient: "+27123456789", replyTo: "wamid.x", body: "other" });
    expect(toForm(shown, history)).toEqual({ ...shown, body: "Hello", header: "Menu" });
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

describe("a history that is kept over a reload", () => {
  const stored = () =>
    JSON.parse(formatHistory(type(startHistory(form({ recipient: "+27123456789" }), START), "body", "Hi")));

  test("holds nobody’s number", () => {
    expect(JSON.stringify(stored())).not.toMatch(/2712|recipient|replyTo/);
  });

  test.each<[string, (whole: ReturnType<typeof stored>) => unknown]>([
    ["another version", (whole) => ({ ...whole, version: 2 })],
    ["a field that it has not", (whole) => ({ ...whole, extra: 1 })],
    [
      "a recipient",
      (whole) => ({
        ...whole,
        present: { ...whole.present, content: { ...whole.present.content, recipient: "+27123456789" } },
      }),
    ],
    ["no present", ({ past, future, isOpen, version }) => ({ past, future, isOpen, version })],
    ["a step that is none", (whole) => ({ ...whole, past: [null] })],
    ["too many steps", (whole) => ({ ...whole, past: Array(HISTORY_BOUNDS.steps + 1).fill(whole.present) })],
    [
      "a time that is none",
      (whole) => ({ ...whole, present: { ...whole.present, edit: { ...whole.present.edit, at: "x" } } }),
    ],
    ["an own __proto__", (whole) => JSON.parse(JSON.stringify(whole).replace("{", '{"__proto__":{"x":1},'))],
    ["a list", () => []],
  ])("with %s is none", (_, change) => {
    expect(parseHistory(JSON.stringify(stored()))).not.toBeNull();
    expect(parseHistory(JSON.stringify(change(stored())))).toBeNull();
  });

  test("no text makes it throw", () => {
    for (const text of ["", "{", "null", "x".repeat(3_000_000)]) expect(parseHistory(text)).toBeNull();
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseHistory(text)).toBeNull();
      }),
    );
  });
});

/** A plain list of states with a hand on one of them: what a history must be to whoever uses it. */
class Model {
  states: DraftContent[];
  at = 0;
  constructor(first: DraftContent) {
    this.states = [first];
  }
  record(content: DraftContent, isNew: boolean) {
    this.states = [...this.states.slice(0, isNew ? this.at + 1 : this.at), content];
    this.at = this.states.length - 1;
    while (this.at > HISTORY_BOUNDS.steps) {
      this.states.shift();
      this.at--;
    }
  }
  go(to: number) {
    if (to >= 0 && to < this.states.length) this.at = to;
  }
}

const toContent = (draft: DraftForm): DraftContent => {
  const content: Partial<DraftForm> = { ...draft };
  delete content.recipient;
  delete content.replyTo;
  return content as DraftContent;
};

type Action =
  | { do: "type"; letter: string; field: "header" | "body"; after: number }
  | { do: "edit"; draft: DraftForm; kind: EditKind }
  | { do: "undo" | "redo" | "reload" }
  | { do: "restore"; index: number };
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("type" as const),
      letter: fc.constantFrom("a", " ", "🍔", "\ud83c", '"'),
      field: fc.constantFrom("body" as const, "body" as const, "header" as const),
      after: fc.constantFrom(50, 200, PAUSE_MS, PAUSE_MS + 1),
    }),
  },
  fc.record({
    do: fc.constant("edit" as const),
    draft: anyForm,
    kind: fc.constantFrom("structure" as const, "replace" as const),
  }),
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom("undo" as const, "redo" as const, "reload" as const) }),
  },
  fc.record({ do: fc.constant("restore" as const), index: fc.nat(250) }),
);

test("five hundred edits with undo, redo and reloads between them reach the states of a plain list", () => {
  fc.assert(
    fc.property(fc.array(action, { minLength: 500, maxLength: 500 }), (actions) => {
      let history = startHistory(emptyDraft(), START);
      const model = new Model(toContent(emptyDraft()));
      let now = START;
      // The model's own idea of when typing goes on: one field, no pause, fewer than twenty letters.
      let run = null as { field: string; at: number; from: number } | null;
      for (const each of actions) {
        if (each.do === "type") {
          now += each.after;
          const { content } = history.present;
          const next = { ...content, [each.field]: content[each.field] + each.letter };
          history = record(history, next, { at: now, kind: "typing", path: each.field });
          const before = content[each.field];
          const isFull: boolean = run !== null && before.length - run.from >= 20;
          const isWord = /\s$/.test(before) && each.letter !== " ";
          const isOn: boolean = run?.field === each.field && now - run.at <= PAUSE_MS && !(isFull && isWord);
          run = { field: each.field, at: now, from: isOn && run ? run.from : before.length };
          model.record(next, !isOn);
        } else if (each.do === "edit") {
          const isSame = JSON.stringify(toContent(each.draft)) === JSON.stringify(history.present.content);
          history = record(history, each.draft, { at: now, kind: each.kind, path: "body" });
          if (!isSame) {
            model.record(toContent(each.draft), true);
            run = null;
          }
        } else if (each.do === "reload") {
          const back = parseHistory(formatHistory(history));
          expect(back).toEqual(history);
          history = back ?? history;
        } else {
          const to = each.do === "restore" ? each.index : model.at + (each.do === "undo" ? -1 : 1);
          const travel =
            each.do === "restore" ? restore(history, to) : each.do === "undo" ? undo(history) : redo(history);
          expect(travel !== null).toBe(to >= 0 && to < model.states.length);
          if (travel) run = null;
          history = travel?.history ?? history;
          model.go(to);
        }
        expect(history.present.content).toEqual(model.states[model.at]);
        expect(history.past.length).toBe(model.at);
      }
      expect(listSteps(history).steps.map(({ content }) => content)).toEqual(model.states);
    }),
    { numRuns: 30 },
  );
}, 60_000);
