import { describe, expect, test } from "vitest";
import { type DraftForm, emptyDraft, emptyRow, emptySection, isBlank } from "./draft";

const row = { ...emptyRow(), title: "Cola" };

describe("a draft is blank", () => {
  test.each<[string, Partial<DraftForm>]>([
    ["when it is new", {}],
    [
      "when only the recipient and the reply id were typed",
      { recipient: "+27123456789", replyTo: "wamid.A" },
    ],
    ["when it is an empty audio message", { kind: "audio" }],
    ["when all that was typed is spaces", { body: " \n" }],
    ["when it has no sections", { sections: [] }],
    ["when it has several empty ones", { sections: [emptySection(), { title: "", rows: [] }] }],
  ])("%s", (_when, typed) => {
    expect(isBlank({ ...emptyDraft(), ...typed })).toBe(true);
  });
});

describe("a draft is not blank", () => {
  test.each<[string, Partial<DraftForm>]>([
    ["with a header", { header: "x" }],
    ["with a body", { body: "x" }],
    ["with a footer", { footer: "x" }],
    ["with a button", { button: "x" }],
    ["with an audio URL, also behind a list", { audioUrl: "x" }],
    ["with a section title", { sections: [{ title: "x", rows: [] }] }],
    [
      "with a row title in its last row",
      { sections: [emptySection(), { title: "", rows: [emptyRow(), row] }] },
    ],
    ["with a description", { sections: [{ title: "", rows: [{ ...emptyRow(), description: "x" }] }] }],
    ["with a row id", { sections: [{ title: "", rows: [{ ...emptyRow(), id: "x" }] }] }],
  ])("%s", (_what, typed) => {
    expect(isBlank({ ...emptyDraft(), ...typed })).toBe(false);
  });
});
