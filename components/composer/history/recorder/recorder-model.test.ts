// @vitest-environment jsdom
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { formatKept } from "@/components/composer/history/kept-history";
import { parseKept } from "@/components/composer/history/parse-kept";
import { open, past, read } from "@/e2e/composer/history-desk";
import { anyForm } from "@/e2e/message/any-draft";
import { START } from "@/e2e/message/typed-history";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import { PAUSE_MS } from "@/lib/message/history/merge";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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
      let now = START;
      let desk = open({ form: emptyDraft(), now: () => now });
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
          desk = open({ form: desk.form.getValues(), ...kept, now: () => now });
        }
        expect(read(desk)).toEqual(states[at]);
        expect(past(desk)).toBe(at);
      }
      desk.close();
    }),
    { numRuns: 8, endOnFailure: true },
  );
}, 120_000);
