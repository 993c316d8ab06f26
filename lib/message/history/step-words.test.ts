import { describe, expect, test } from "vitest";
import { type DraftForm, type DraftRow, emptyDraft, emptyRow } from "@/lib/message/draft";
import { type Edit, makeStep } from "./history";
import { inSentence, toStepWords } from "./step-words";

const row = (title: string, change: Partial<DraftRow> = {}): DraftRow => ({
  ...emptyRow(),
  id: title.toLowerCase(),
  title,
  ...change,
});
const MENU: DraftForm = {
  ...emptyDraft(),
  body: "Choose",
  sections: [
    { title: "Drinks", rows: [row("Cola"), row("Tea"), row("Water")] },
    { title: "Food", rows: [row("Soup")] },
  ],
};
const [DRINKS, FOOD] = MENU.sections;
if (!DRINKS || !FOOD) throw new Error("The menu has two sections");
const drinks = (...rows: DraftRow[]): DraftForm => ({ ...MENU, sections: [{ ...DRINKS, rows }, FOOD] });
const [cola, tea, water] = DRINKS.rows as [DraftRow, DraftRow, DraftRow];

const notify = (after: DraftForm, edit: Partial<Edit> = {}, before: DraftForm | undefined = MENU) =>
  toStepWords(makeStep(after, { at: 0, kind: "structure", path: "body", ...edit }), before);

describe("the words of a step", () => {
  test.each([
    ["body", "Typing in Body"],
    ["button", "Typing in Button label"],
    ["text", "Typing in Text"],
    ["sections.1.title", "Typing in Section 2, title"],
    ["sections.0.rows.1.description", "Typing in Drinks, row 2, description"],
    ["sections.0.rows.1.id", "Typing in Drinks, row 2, ID"],
  ])("of letters in %s are %j", (path, words) => {
    expect(notify(MENU, { kind: "typing", path })).toBe(words);
    expect(inSentence(words)).toMatch(/^typing in /);
  });

  test.each<[string, DraftForm]>([
    ["Row “Tea” removed", drinks(cola, water)],
    ["2 rows removed", drinks(water)],
    ["Row “Juice” added", drinks(cola, tea, water, row("Juice"))],
    ["Row 4 added", drinks(cola, tea, water, emptyRow())],
    ["2 rows added", drinks(cola, tea, water, row("Juice"), row("Milk"))],
    ["Row “Water” moved", drinks(water, cola, tea)],
    ["Section “Food” removed", { ...MENU, sections: [DRINKS] }],
    ["Section 3 added", { ...MENU, sections: [DRINKS, FOOD, { title: "", rows: [emptyRow()] }] }],
    ["Section “Food” moved", { ...MENU, sections: [FOOD, DRINKS] }],
    ["Changed to text", { ...MENU, kind: "text" }],
    ["Changed to audio", { ...MENU, kind: "audio" }],
    ["Body changed", { ...MENU, body: "Choose now" }],
    ["2 changes", { ...MENU, body: "Choose now", footer: "Soon" }],
    ["Small change", { ...MENU, audioUrl: "https://example.com/hidden.mp3" }],
  ])("%s", (words, after) => {
    expect(notify(after)).toBe(words);
    expect(inSentence(words)).toBe(words);
  });

  test("a row without a title is told by its place", () => {
    expect(notify(MENU, {}, drinks(cola, tea, water, emptyRow()))).toBe("Row 4 removed");
  });

  test("the name that was given goes before what the states tell", () => {
    expect(notify(drinks(cola), { words: "“Survey” opened" })).toBe("“Survey” opened");
  });

  test("where the state before is forgotten, it is the earliest", () => {
    expect(toStepWords(makeStep(MENU, { at: 0, kind: "structure", path: "body" }), undefined)).toBe(
      "The earliest saved state",
    );
  });
});
