import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { anyForm } from "@/e2e/fixtures/message/any-draft";
import { START } from "@/e2e/fixtures/message/typed-history";
import { type DraftForm, emptyDraft, emptyRow } from "@/lib/message/draft";
import { addRow, removeItem } from "@/lib/message/edit-content";
import { type DraftContent, formatHistory, startHistory } from "@/lib/message/history/history";
import { parseHistory } from "@/lib/message/history/parse-history";
import { PAUSE_MS } from "@/lib/message/history/record";
import { createDraftStore } from "./draft-store";

const rows = (...titles: string[]) =>
  titles.map((title) => ({ ...emptyRow(), id: title.toLowerCase(), title, key: title }));
const list = (...titles: string[]): DraftForm => ({
  ...emptyDraft(),
  sections: [{ title: "", rows: rows(...titles), key: "section" }],
});
const TITLE = "sections.0.rows.0.title";

function open(form: DraftForm = emptyDraft(), now: () => number = () => START) {
  const store = createDraftStore(now);
  store.setState({ isReady: true, history: startHistory(form, now()) });
  return {
    ...store,
    past: () => store.getState().history.past.length,
    said: () => store.getState().said.words,
    titles: () => store.getContent().sections.flatMap((section) => section.rows.map(({ title }) => title)),
  };
}

describe("what is typed", () => {
  test("is one step with the id that follows it, and undo leads to its field", () => {
    const store = open();
    for (const text of ["T", "Te", "Tea"]) store.type(TITLE, text);
    expect(store.getContent().sections[0]?.rows[0]).toMatchObject({ title: "Tea", id: "tea" });
    expect(store.past()).toBe(1);
    store.undo();
    expect(store.getContent().sections[0]?.rows[0]).toMatchObject(emptyRow());
    expect(store.said()).toBe("Undone: typing in Section 1, row 1, title");
    expect(store.getState().goal).toEqual({ path: TITLE, caret: 0 });
  });

  test("as one composition is one step, however long a person looks at the candidates", () => {
    let now = START;
    const store = open(emptyDraft(), () => now);
    for (const text of ["に", "にほ", "日本"]) {
      now += 5 * PAUSE_MS;
      store.type("body", text, true);
    }
    expect([store.getContent().body, store.past()]).toEqual(["日本", 1]);
  });

  test("changes the objects of its own row only", () => {
    const store = open(list("A", "B"));
    const before = store.getContent().sections[0];
    store.type(TITLE, "Ab");
    const after = store.getContent().sections[0];
    expect(after?.rows[0]).not.toBe(before?.rows[0]);
    expect(after?.rows[1]).toBe(before?.rows[1]);
  });

  test("in an id makes it the row's own, until it is cleared and left", () => {
    const store = open(list("Tea"));
    store.type("sections.0.rows.0.id", "mine");
    store.type(TITLE, "Coffee");
    expect(store.getContent().sections[0]?.rows[0]).toMatchObject({ id: "mine", isIdOwn: true });
    store.type("sections.0.rows.0.id", "");
    const steps = store.past();
    store.leave("sections.0.rows.0.id");
    expect(store.getContent().sections[0]?.rows[0]).toMatchObject({ id: "coffee", isIdOwn: false });
    expect(store.past()).toBe(steps);
  });

  test("that says the same is no step", () => {
    const store = open(list("Tea"));
    store.type(TITLE, "Tea");
    expect(store.past()).toBe(0);
  });
});

describe("a change of rows", () => {
  test("is a step of its own that can be undone where it took something away", () => {
    const store = open(list("Tea", "Cola"));
    store.change((content) => removeItem(content, { section: 0, row: 0 }));
    expect([store.titles(), store.said()]).toEqual([["Cola"], "Row “Tea” removed"]);
    expect(store.getState().said.canUndo).toBe(true);
    store.undo();
    expect(store.titles()).toEqual(["Tea", "Cola"]);
  });

  test("keeps the key of every row that stays", () => {
    const store = open(list("Tea", "Cola"));
    store.change((content) => addRow(content, { section: 0, row: 1 }));
    const keys = store.getContent().sections[0]?.rows.map(({ key }) => key) ?? [];
    expect([keys[0], keys[2]]).toEqual(["Tea", "Cola"]);
    expect(new Set(keys).size).toBe(3);
  });

  test("brings back what belongs to it once it is undone, and only then", () => {
    const store = open(list("A"));
    const bringBack = vi.fn();
    store.startOver(bringBack);
    store.type("body", "Hello");
    store.undo();
    expect(bringBack).not.toHaveBeenCalled();
    store.undo();
    expect(bringBack).toHaveBeenCalledOnce();
    expect(store.said()).toBe("Undone: Started over");
  });

  test("where nothing is left, undo and redo say so and change nothing", () => {
    const store = open(list("A"));
    store.undo();
    expect(store.said()).toBe("Nothing to undo");
    store.redo();
    expect(store.said()).toBe("Nothing to redo");
    expect(store.getState().goal).toBeNull();
  });
});

describe("ids that are out", () => {
  test("are their rows' own in every state, and one that an undo takes away is told", () => {
    const store = open(list("Pie"));
    store.change((content) => ({ ...content, sections: [{ title: "", rows: rows("Pie", "Tea") }] }));
    store.keepIds();
    store.type("body", "Hello");
    store.undo();
    expect(store.getContent().sections[0]?.rows.map(({ isIdOwn }) => isIdOwn)).toEqual([true, true]);
    store.undo();
    expect(store.said()).toBe(
      "Undone: Row “Tea” added. No row has the ID “tea” any more, which was sent or copied out",
    );
    expect(store.getContent().sections[0]?.rows).toMatchObject([{ id: "pie", isIdOwn: true }]);
  });

  test("becoming their rows' own is no step", () => {
    const store = open(list("Pie"));
    store.keepIds();
    expect(store.past()).toBe(0);
  });
});

describe("another tab's state", () => {
  const theirs = (body: string) => ({ id: "d", attempt: 0, savedAt: 1, form: { ...emptyDraft(), body } });

  test("is one step, however often the other changes, and mine is before it", () => {
    const store = open({ ...emptyDraft(), body: "Mine" });
    for (const body of ["T", "Th", "Theirs"]) store.takeOver(theirs(body), "text");
    expect([store.getContent().body, store.past()]).toEqual(["Theirs", 1]);
    store.undo();
    expect(store.getContent().body).toBe("Mine");
  });

  test("is undone to where mine was kept over it", () => {
    const store = open({ ...emptyDraft(), body: "Mine" });
    store.keepOver(theirs("Theirs"), "text");
    const bodies = [store.getContent().body];
    for (let step = 0; step < 2; step++) {
      store.undo();
      bodies.push(store.getContent().body);
    }
    expect(bodies).toEqual(["Mine", "Theirs", "Mine"]);
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
const toText = (content: DraftContent) => JSON.stringify(content);

test("five hundred edits with undo, redo and reloads between them reach the states of a plain list", () => {
  fc.assert(
    fc.property(fc.array(action, { minLength: 500, maxLength: 500 }), (actions) => {
      let now = START;
      let store = open(emptyDraft(), () => now);
      let states = [toText(store.getContent())];
      let at = 0;
      for (const each of actions) {
        // Each edit is its own step; how keystrokes merge is tested with the history.
        now += PAUSE_MS + 1;
        if (each.do === "type") store.type(each.field, store.getContent()[each.field] + each.letter);
        if (each.do === "set") store.replace(each.draft, "Another message");
        const state = toText(store.getContent());
        if ((each.do === "type" || each.do === "set") && state !== states[at]) {
          states = [...states.slice(0, at + 1), state].slice(-201);
          at = states.length - 1;
        }
        if (each.do === "undo" || each.do === "redo") {
          store[each.do]();
          at = Math.min(states.length - 1, Math.max(0, at + (each.do === "undo" ? -1 : 1)));
        }
        if (each.do === "reload") {
          const history = parseHistory(formatHistory(store.getState().history));
          if (!history) throw new Error("The history was not kept");
          store = open(emptyDraft(), () => now);
          store.setState({ history });
        }
        expect(toText(store.getContent())).toBe(states[at]);
        expect(store.past()).toBe(at);
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
}, 120_000);
