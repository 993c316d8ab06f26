import { describe, expect, test } from "vitest";
import { emptyDraft } from "./draft";
import { findText, setText } from "./draft-path";

const DRAFT = {
  ...emptyDraft(),
  body: "Body",
  sections: [{ title: "A", rows: [{ id: "x", title: "X", description: "", isIdOwn: false }] }],
};

describe("a text at a draft path", () => {
  test.each([
    ["body", "Body"],
    ["sections.0.title", "A"],
    ["sections.0.rows.0.id", "x"],
    ["sections.0.rows.0.description", ""],
  ])("%s is found and set, and nothing else", (path, text) => {
    expect(findText(DRAFT, path)).toBe(text);
    const after = setText(DRAFT, path, "new");
    expect(findText(after, path)).toBe("new");
    expect(setText(after, path, text)).toEqual(DRAFT);
  });

  test.each([
    "",
    "nothing",
    "sections",
    "sections.0.rows",
    "sections.1.title",
    "sections.length",
    "__proto__.x",
    "body.length",
    "sections.0.rows.0.isIdOwn",
  ])("%j is none", (path) => {
    expect(findText(DRAFT, path)).toBeNull();
    expect(setText(DRAFT, path, "new")).toBe(DRAFT);
  });
});
