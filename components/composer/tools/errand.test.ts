import { expect, test } from "vitest";
import { readErrand } from "./errand";
import { findPastedInto } from "./hear-row-pastes";

test("a button is known by its id", () => {
  expect(readErrand("import")).toEqual({ to: "import" });
  expect(readErrand("sections.12.paste")).toEqual({ to: "paste", section: 12, text: "" });
  for (const id of ["", "paste", "import.text", "sections.0.rows.0.paste", "sections.0.drag"])
    expect(readErrand(id)).toBeNull();
});

test.each([
  ["sections.0.rows.0.title", "Cola\nTea", 0],
  ["sections.3.rows.12.title", "Cola\tcold", 3],
  ["sections.0.rows.0.title", "\r\nCola\r\nTea\r\n", 0],
  ["sections.0.rows.0.title", "Cola", null],
  ["sections.0.rows.0.title", "Cola, Tea", null],
  ["sections.0.rows.0.title", "Cola\r\n", null],
  ["sections.0.rows.0.title", "\n\n", null],
  ["sections.0.rows.0.description", "Cola\nTea", null],
  ["sections.0.title", "Cola\nTea", null],
  ["body", "Cola\tTea", null],
])("a paste into %s of %j is of section %j", (id, text, section) => {
  expect(findPastedInto(id, text)).toBe(section);
});
