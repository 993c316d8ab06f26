import { describe, expect, test } from "vitest";
import { type DraftForm, emptyRow, emptySection } from "@/lib/message/draft";
import { row, list, rows, audio, numbered, fixFirst } from "@/e2e/fixtures/message/made-forms";

describe("a fix of a list loses no row that says something", () => {
  test.each<[string, DraftForm, string, string, number[]]>([
    [
      "an empty row",
      rows(row("A"), emptyRow(), emptyRow()),
      "required",
      "Remove empty and repeated rows",
      [1],
    ],
    [
      "an empty section",
      list({
        sections: [
          { title: "A", rows: [row("A")] },
          { title: "", rows: [] },
        ],
      }),
      "required",
      "Remove empty sections",
      [1],
    ],
    [
      "eleven rows, one of them empty",
      rows(...numbered(10), emptyRow()),
      "too-many-rows-in-all",
      "Remove empty and repeated rows",
      [10],
    ],
    [
      "eleven rows, one of them a repetition",
      list({
        sections: [
          { title: "A", rows: numbered(6) },
          { title: "B", rows: numbered(5, 5) },
        ],
      }),
      "too-many-rows-in-all",
      "Remove empty and repeated rows",
      [6, 4],
    ],
    [
      "eleven sections, one of them empty",
      list({
        sections: [
          ...Array.from({ length: 10 }, (_, at) => ({ title: `S${at}`, rows: [row(`R${at}`)] })),
          emptySection(),
        ],
      }),
      "too-many",
      "Remove empty sections",
      Array(10).fill(1),
    ],
  ])("%s", (_, draft, code, words, lengths) => {
    const fix = fixFirst(draft, code);
    expect(fix?.words).toBe(words);
    expect(fix?.apply(draft).sections.map((section) => section.rows.length)).toEqual(lengths);
  });

  test.each<[string, DraftForm, string, number]>([
    [
      "eleven rows that all say something",
      list({
        sections: [
          { title: "A", rows: numbered(6) },
          { title: "B", rows: numbered(5, 6) },
        ],
      }),
      "too-many-rows-in-all",
      1,
    ],
    [
      "twelve rows in one section, which WhatsApp refuses in two as well",
      list({ sections: [{ title: "Drinks", rows: numbered(12) }] }),
      "too-many",
      1,
    ],
    ["an empty body", list({ body: " " }), "required", 1],
    ["the only row, empty", rows(emptyRow()), "required", 1],
    ["a number without its country", list({ recipient: "0123" }), "not-a-number", 1],
    [
      "a section with a title and no row",
      list({
        sections: [
          { title: "A", rows: [row("A")] },
          { title: "B", rows: [] },
        ],
      }),
      "required",
      1,
    ],
    ["an address with a password", audio("https://me:pw@example.com/a.mp3"), "not-a-web-address", 1],
    ["a file of a kind that is refused", audio("https://example.com/a.wav"), "audio-type-refused", 1],
    ["an address that is too long", audio(`https://example.com/${"a".repeat(2048)}`), "too-long", 1],
    ["one letter with more marks than fit", list({ button: `a${"\u0301".repeat(30)}` }), "too-long", 1],
  ])("nothing is offered for %s", (_, draft, code) => {
    expect(fixFirst(draft, code)).toBeNull();
  });
});
