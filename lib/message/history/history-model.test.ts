import fc from "fast-check";
import { expect, test } from "vitest";
import { anyForm } from "@/e2e/fixtures/message/any-draft";
import { START } from "@/e2e/fixtures/message/typed-history";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import { normaliseTexts } from "@/lib/message/texts";
import {
  type DraftContent,
  type EditKind,
  formatHistory,
  HISTORY_BOUNDS,
  listSteps,
  redo,
  restore,
  startHistory,
  undo,
} from "./history";
import { parseHistory } from "./parse-history";
import { PAUSE_MS, record } from "./record";

/** A plain list of states and a pointer: the model that a history must match. */
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
    draft: anyForm.map(normaliseTexts),
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
      // The model's own rule for one typing step: one field, no pause, under twenty letters.
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
