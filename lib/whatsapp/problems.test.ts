import { describe, expect, test } from "vitest";
import type { DraftMessage } from "@/lib/message/draft";
import { canSend, findProblems } from "./problems";
import { draw } from "@/e2e/fixtures/message/drawn-problems";
import { row, section, list, audio, OTHER_NUMBER } from "@/e2e/fixtures/message/made-drafts";

describe("findProblems", () => {
  test("a reply to several people is an error, and nothing else is said about it", () => {
    const draft = list({ replyTo: OTHER_NUMBER });
    expect(findProblems(draft, 2).map(({ level, path, code }) => [level, path, code])).toEqual([
      ["error", "replyTo", "reply-to-several"],
    ]);
    expect(findProblems(list(), 2)).toEqual([]);
    expect(draw(draft).some(([, , code]) => code === "reply-to-several")).toBe(false);
  });

  test("a message of FlowIQ's own reference has none", () => {
    expect(findProblems(list())).toEqual([]);
    expect(findProblems(audio())).toEqual([]);
  });

  test("an error says its field, its place, its source and its rule", () => {
    expect(
      findProblems(list({ sections: [section("Drinks", row("a"), row("b", { title: "x".repeat(25) }))] })),
    ).toEqual([
      {
        level: "error",
        path: "sections.0.rows.1.title",
        place: "Drinks, row 2",
        source: "flowiq",
        message: "Row title is 25 of 24 characters",
        code: "too-long",
        isLikelyRefused: false,
      },
    ]);
  });

  test("problems come in the order of the composer's fields, errors first within one", () => {
    const draft = list({
      recipient: "",
      replyTo: `x${"y".repeat(600)}`,
      header: "x".repeat(61),
      body: "",
      footer: "x".repeat(61),
      button: "",
      sections: [
        section("", row("a", { title: "" }), row("", { description: "x".repeat(73) })),
        section("x".repeat(25), ...Array.from({ length: 11 }, (_, index) => row(`b${index}`))),
        section("Empty"),
      ],
    });
    expect(draw(draft)).toEqual([
      ["error", "header", "too-long"],
      ["error", "body", "required"],
      ["error", "footer", "too-long"],
      ["error", "button", "required"],
      ["warning", "sections", "too-many-rows-in-all"],
      ["warning", "sections.0.title", "missing-section-title"],
      ["error", "sections.0.rows.0.title", "required"],
      ["error", "sections.0.rows.1.description", "too-long"],
      ["error", "sections.0.rows.1.id", "required"],
      ["error", "sections.1.title", "too-long"],
      ["error", "sections.1.rows", "too-many"],
      ["error", "sections.2.rows", "required"],
      ["error", "recipient", "required"],
      ["error", "replyTo", "too-long"],
      ["warning", "replyTo", "reply-not-a-wamid"],
    ]);
  });

  test.each<[DraftMessage, string]>([
    [list({ recipient: "" }), "Recipient"],
    [list({ replyTo: "x" }), "Reply to message ID"],
    [list({ header: "x".repeat(61) }), "Header"],
    [list({ body: "" }), "Body"],
    [list({ footer: "x".repeat(61) }), "Footer"],
    [list({ button: "" }), "Button label"],
    [list({ sections: [] }), "Sections"],
    [list({ sections: [section("Drinks")] }), "Section 1"],
    [list({ sections: [section("x".repeat(25), row("a"))] }), "Section 1"],
    [list({ sections: [section(" Drinks ", row(""))] }), "Drinks, row 1"],
    [list({ sections: [section("A", row("a")), section(" ", row("b", { title: "" }))] }), "Section 2, row 1"],
    [audio({ audioUrl: "" }), "Audio URL"],
  ])("the place of a problem is in the composer's words (%#: %s)", (draft, place) => {
    expect(findProblems(draft).at(-1)?.place).toBe(place);
  });
});
describe("WhatsApp's limits of a list", () => {
  const warn = (draft: DraftMessage) => findProblems(draft).filter(({ level }) => level === "warning");
  const many = (count: number, name = "r") =>
    Array.from({ length: count }, (_, index) => row(`${name}${index}`));

  test("more than 10 rows in all", () => {
    expect(warn(list({ sections: [section("A", ...many(5)), section("B", ...many(5, "s"))] }))).toEqual([]);
    const sections = [section("A", ...many(10)), section("B", row("more"))];
    expect(findProblems(list({ sections }))).toEqual([
      {
        level: "warning",
        path: "sections",
        place: "Sections",
        source: "whatsapp",
        message: "11 rows in all. WhatsApp will most likely refuse a list with more than 10",
        code: "too-many-rows-in-all",
        isLikelyRefused: true,
      },
    ]);
  });

  test("a missing section title among several", () => {
    expect(findProblems(list({ sections: [section("", row("a"))] }))).toEqual([]);
    expect(findProblems(list({ sections: [section("A", row("a")), section(" ", row("b"))] }))).toEqual([
      {
        level: "warning",
        path: "sections.1.title",
        place: "Section 2",
        source: "whatsapp",
        message:
          "No section title. WhatsApp will most likely refuse several sections unless each has a title",
        code: "missing-section-title",
        isLikelyRefused: true,
      },
    ]);
  });

  test("duplicate row titles, at the second and in any section", () => {
    const sections = [
      section("A", row("a", { title: "Cola" })),
      section("B", row("b", { title: " Cola " }), row("c", { title: "cola" })),
    ];
    expect(findProblems(list({ sections }))).toEqual([
      {
        level: "warning",
        path: "sections.1.rows.0.title",
        place: "B, row 1",
        source: "whatsapp",
        message: "Another row has the title “Cola”. WhatsApp will most likely refuse the list",
        code: "duplicate-row-title",
        isLikelyRefused: true,
      },
    ]);
  });

  test("two empty titles are two errors and no duplicate", () => {
    const sections = [section("", row("a", { title: "" }), row("b", { title: "" }))];
    expect(draw(list({ sections }))).toEqual([
      ["error", "sections.0.rows.0.title", "required"],
      ["error", "sections.0.rows.1.title", "required"],
    ]);
  });

  test("a row ID over 200 characters", () => {
    expect(
      findProblems(list({ sections: [section("", row(` ${"x".repeat(200)} `, { title: "Cola" }))] })),
    ).toEqual([]);
    expect(findProblems(list({ sections: [section("", row("x".repeat(201), { title: "Cola" }))] }))).toEqual([
      {
        level: "warning",
        path: "sections.0.rows.0.id",
        place: "Section 1, row 1",
        source: "whatsapp",
        message: "Row ID is 201 of 200 characters. WhatsApp will most likely refuse it",
        code: "row-id-too-long",
        isLikelyRefused: true,
      },
    ]);
  });

  test("markup where it is not drawn is no problem", () => {
    expect(
      findProblems(list({ header: "*Menu*", sections: [section("~A~", row("a", { title: "`x`" }))] })),
    ).toEqual([]);
  });
});
describe("canSend", () => {
  test("warnings do not stop a send, an error does", () => {
    expect(canSend([])).toBe(true);
    expect(canSend(findProblems(list({ sections: [section("A", row("a")), section("", row("b"))] })))).toBe(
      true,
    );
    expect(canSend(findProblems(list({ body: "" })))).toBe(false);
  });
});
