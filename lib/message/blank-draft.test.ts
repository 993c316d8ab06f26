import { expect, test } from "vitest";
import { type DraftForm, emptyDraft, emptyRow, isBlankDraft } from "./draft";

const row = { ...emptyRow(), id: "a" };
const list = (change: Partial<DraftForm>): DraftForm => ({ ...emptyDraft(), ...change });

test.each([
  ["a new draft", {}, true],
  ["a list without sections", { sections: [] }, true],
  ["white space", { body: " \n", header: "\t" }, true],
  ["rows that have only an id", { sections: [{ title: "", rows: [row] }] }, true],
  ["a recipient", { recipient: "+27123456789" }, true],
  ["the other kind's address", { audioUrl: "https://example.com/a.mp3" }, true],
  ["a header", { header: "Menu" }, false],
  ["a body", { body: "Choose" }, false],
  ["a footer", { footer: "Thank you" }, false],
  ["a button", { button: "Open" }, false],
  ["a section title", { sections: [{ title: "Drinks", rows: [] }] }, false],
  ["a row's description", { sections: [{ title: "", rows: [{ ...row, description: "Cold" }] }] }, false],
] as const)("%s: nothing to show, %s", (_what, change, isBlank) => {
  expect(isBlankDraft(list(change as Partial<DraftForm>))).toBe(isBlank);
});

test("an audio message is blank until it has an address, whatever its list holds", () => {
  expect(isBlankDraft(list({ kind: "audio", body: "Choose" }))).toBe(true);
  expect(isBlankDraft(list({ kind: "audio", audioUrl: "https://example.com/a.mp3" }))).toBe(false);
});
