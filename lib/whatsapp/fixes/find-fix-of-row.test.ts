import { describe, expect, test } from "vitest";
import { row, rows, expectTextFix, fixFirst, type TextFix } from "@/e2e/message/made-forms";

describe("a fix of a text", () => {
  test.each<[string, ...TextFix]>([
    [
      "a title with room in the description",
      rows(row("Margherita with extra cheese", { description: "Large" })),
      "too-long",
      "sections.0.rows.0.title",
      "Move the end of the title into the description",
      "Margherita with extra",
    ],
    [
      "a title without room there",
      rows(row("Margherita with extra cheese", { description: "x".repeat(70) })),
      "too-long",
      "sections.0.rows.0.title",
      "Shorten it",
      "Margherita with extra…",
    ],
    [
      "an id that is there twice",
      rows(row("A", { id: "x" }), row("B", { id: " x " })),
      "duplicate-row-id",
      "sections.0.rows.1.id",
      "Give the row an ID of its own",
      "b",
    ],
    [
      "an id that is missing",
      rows(row("Cola", { id: "cola" }), row("Cola!", { id: " " })),
      "required",
      "sections.0.rows.1.id",
      "Give the row an ID of its own",
      "cola-2",
    ],
    [
      "an id too long for WhatsApp",
      rows(row("A", { id: "x".repeat(201) })),
      "row-id-too-long",
      "sections.0.rows.0.id",
      "Shorten the ID",
      "x".repeat(200),
    ],
    [
      "a title that is there twice",
      rows(row("A 2"), row("A"), row("A", { id: "x" })),
      "duplicate-row-title",
      "sections.0.rows.2.title",
      "Number the title",
      "A 3",
    ],
    [
      "a long title that is there twice",
      rows(row("x".repeat(24)), row("x".repeat(24), { id: "y" })),
      "duplicate-row-title",
      "sections.0.rows.1.title",
      "Number the title",
      `${"x".repeat(22)} 2`,
    ],
    [
      "a row with a description only",
      rows(row("", { id: "x", description: "Cola" })),
      "required",
      "sections.0.rows.0.title",
      "Make the description the title",
      "Cola",
    ],
  ])("%s", (_, ...fix) => {
    expectTextFix(...fix);
  });

  test("the end of a title stands before what the description said", () => {
    const draft = rows(row("Margherita with extra cheese", { description: "Large" }));
    const fixed = fixFirst(draft, "too-long")?.apply(draft);
    expect(fixed?.sections[0]?.rows[0]).toMatchObject({
      title: "Margherita with extra",
      description: "cheese – Large",
    });
  });
});
