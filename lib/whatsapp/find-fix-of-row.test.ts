import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { row, rows, expectTextFix, fixFirst, type TextFix } from "@/e2e/fixtures/message/made-forms";

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
      "Give the row a unique ID",
      "b",
    ],
    [
      "an id that is missing",
      rows(row("Cola", { id: "cola" }), row("Cola!", { id: " " })),
      "required",
      "sections.0.rows.1.id",
      "Give the row a unique ID",
      "cola-2",
    ],
    [
      "an id too long for WhatsApp",
      rows(row("A", { id: "x".repeat(201) })),
      "row-id-too-long",
      "sections.0.rows.0.id",
      "Shorten the ID",
      "a",
    ],
    [
      "an address for an id",
      rows(
        row("Double cheese", {
          id: `https://shop.example.com/menu/burgers/double-cheese?${"u".repeat(200)}`,
        }),
        row("Double cheese!", { id: "double-cheese" }),
      ),
      "row-id-too-long",
      "sections.0.rows.0.id",
      "Shorten the ID",
      "double-cheese-2",
    ],
    [
      "an address for an id, without a title",
      rows(
        row("", {
          id: `https://shop.example.com/menu/Double%20cheese/?${"u".repeat(200)}`,
          description: "x",
        }),
      ),
      "row-id-too-long",
      "sections.0.rows.0.id",
      "Shorten the ID",
      "double-20cheese",
    ],
    [
      "a long sentence for an id, without a title",
      rows(row("", { id: "the customer chose a burger with cheese ".repeat(6), description: "x" })),
      "row-id-too-long",
      "sections.0.rows.0.id",
      "Shorten the ID",
      "the-customer-chose-a-burger-with-cheese",
    ],
    [
      "a title whose last word does not fit",
      rows(row("Tech Events / Conferences")),
      "too-long",
      "sections.0.rows.0.title",
      "Move the end of the title into the description",
      "Tech Events /",
    ],
    [
      "a title that ends with a word at the limit",
      rows(row("Twenty-four letters here and more")),
      "too-long",
      "sections.0.rows.0.title",
      "Move the end of the title into the description",
      "Twenty-four letters here",
    ],
    [
      "a title of one word",
      rows(row("Donaudampfschifffahrtsgesellschaft")),
      "too-long",
      "sections.0.rows.0.title",
      "Shorten it",
      "Donaudampfschifffahrtsg…",
    ],
    [
      "a title without spaces, in a script that has none",
      rows(row("我们今天推荐的菜单包括汉堡包薯条可乐和各种各样的美味甜点")),
      "too-long",
      "sections.0.rows.0.title",
      "Move the end of the title into the description",
      "我们今天推荐的菜单包括汉堡包薯条可乐和各种各样的",
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
      "Use the description as the title",
      "Cola",
    ],
  ])("%s", (_, ...fix) => {
    expectTextFix(...fix);
  });

  test("the end of a title is never a piece of a word, and no word is lost", () => {
    const draft = rows(row("Tech Events / Conferences"));
    expect(fixFirst(draft, "too-long")?.apply(draft).sections[0]?.rows[0]).toMatchObject({
      title: "Tech Events /",
      description: "Conferences",
    });
    const word = fc.string({ unit: fc.constantFrom("a", "é", "-", "ж", "/"), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        fc.pre(words.join(" ").length > 24);
        const form = rows(row(words.join(" ")));
        const fix = fixFirst(form, "too-long");
        fc.pre(fix !== null && fix.words.startsWith("Move"));
        const { title = "", description = "" } = fix.apply(form).sections[0]?.rows[0] ?? {};
        expect(`${title} ${description}`.split(" ")).toEqual(words);
      }),
    );
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
