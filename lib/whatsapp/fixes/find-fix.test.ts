import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyForm, anyText } from "@/e2e/message/any-draft";
import { type DraftForm, type DraftRow, emptyDraft, emptyRow, emptySection } from "@/lib/message/draft";
import { findText } from "@/lib/message/draft-path";
import { LIMITS } from "@/lib/message/limits";
import { findProblems, type Problem } from "@/lib/whatsapp/problems";
import { findFix } from "./find-fix";

const row = (title: string, change: Partial<DraftRow> = {}): DraftRow => ({
  id: title,
  title,
  description: "",
  isIdOwn: true,
  ...change,
});
const list = (change: Partial<DraftForm> = {}): DraftForm => ({
  ...emptyDraft(),
  ...{ recipient: "+27123456789", body: "Body", button: "Menu" },
  sections: [{ title: "", rows: [row("Cola")] }],
  ...change,
});
const rows = (...all: DraftRow[]) => list({ sections: [{ title: "", rows: all }] });
const audio = (audioUrl: string): DraftForm => ({ ...list(), kind: "audio", audioUrl });
const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, at) => row(`R${at + from}`));

function fixFirst(draft: DraftForm, code: string, recipients = 1) {
  const problem = findProblems(draft, recipients).find((each) => each.code === code);
  if (!problem) throw new Error(`no problem ${code}`);
  return findFix(problem, draft);
}

const FAMILY = "👨‍👩‍👧‍👦";
describe("a fix of a text", () => {
  test.each<[string, DraftForm, string, string, string, string]>([
    [
      "spaces around it",
      list({ button: `${" ".repeat(20)}Menu ` }),
      "too-long",
      "button",
      "Take away the spaces around it",
      "Menu",
    ],
    [
      "a header, to a word",
      list({ header: `${"word ".repeat(11)}overlong` }),
      "too-long",
      "header",
      "Shorten it",
      `${"word ".repeat(11).trim()}…`,
    ],
    [
      "a header of one word",
      list({ header: "x".repeat(70) }),
      "too-long",
      "header",
      "Shorten it",
      `${"x".repeat(59)}…`,
    ],
    [
      "a footer of joined emoji, to a whole one",
      list({ footer: FAMILY.repeat(6) }),
      "too-long",
      "footer",
      "Shorten it",
      `${FAMILY.repeat(5)}…`,
    ],
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
      "a section title",
      list({ sections: [{ title: "x".repeat(25), rows: [row("A")] }] }),
      "too-long",
      "sections.0.title",
      "Shorten it",
      `${"x".repeat(23)}…`,
    ],
    [
      "what cannot be sent",
      list({ footer: "a\0b\ud83c🍔" }),
      "not-carriable",
      "footer",
      "Take out what cannot be sent",
      "ab🍔",
    ],
    [
      "a national spelling",
      list({ recipient: "0027 12-345 6789" }),
      "not-a-number",
      "recipient",
      "Write it as an international number",
      "+27123456789",
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
    [
      "a section without a title among several",
      list({
        sections: [
          { title: "A", rows: [row("A")] },
          { title: " ", rows: [row("B")] },
        ],
      }),
      "missing-section-title",
      "sections.1.title",
      "Name the section",
      "Section 2",
    ],
    [
      "an address without its beginning",
      audio("example.com/a.mp3"),
      "not-a-web-address",
      "audioUrl",
      "Correct the address",
      "https://example.com/a.mp3",
    ],
    [
      "an address with a space and quotes",
      audio('"https://example.com/my file.mp3"'),
      "not-a-web-address",
      "audioUrl",
      "Correct the address",
      "https://example.com/my%20file.mp3",
    ],
    [
      "an address that is not secret",
      audio("http://example.com/a.mp3"),
      "audio-not-https",
      "audioUrl",
      "Use https://",
      "https://example.com/a.mp3",
    ],
    [
      "a message ID in JSON",
      list({ replyTo: '{"id": "wamid.HBgL=="}' }),
      "reply-not-a-wamid",
      "replyTo",
      "Keep only the message ID",
      "wamid.HBgL==",
    ],
  ])("%s", (_, draft, code, path, words, after) => {
    const fix = fixFirst(draft, code);
    expect(fix).toMatchObject({ words, after, before: findText(draft, path) });
    expect(fix?.paths[0]).toBe(path);
    expect(findText(fix?.apply(draft) ?? draft, path)).toBe(after);
  });

  test("the end of a title stands before what the description said", () => {
    const draft = rows(row("Margherita with extra cheese", { description: "Large" }));
    const fixed = fixFirst(draft, "too-long")?.apply(draft);
    expect(fixed?.sections[0]?.rows[0]).toMatchObject({
      title: "Margherita with extra",
      description: "cheese – Large",
    });
  });

  test("a reply to several becomes none", () => {
    const draft = list({ replyTo: "wamid.HBgL" });
    expect(fixFirst(draft, "reply-to-several", 2)).toMatchObject({
      words: "Send without a reply",
      after: "",
    });
  });

  test("leaves a draft alone that has changed meanwhile", () => {
    const draft = list({ header: "x".repeat(70) });
    const changed = { ...draft, header: "New" };
    expect(fixFirst(draft, "too-long")?.apply(changed)).toBe(changed);
    const many = rows(...numbered(10), emptyRow());
    const other = { ...many, sections: [...many.sections, emptySection()] };
    expect(fixFirst(many, "too-many")?.apply(other)).toBe(other);
  });
});

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
      "twelve rows in one section",
      list({ sections: [{ title: "Drinks", rows: numbered(12) }] }),
      "too-many",
      "Move the rest into a new section",
      [10, 2],
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

/** Drafts near the limits, in which much is wrong at once. */
const long = (max: number) =>
  fc.oneof(
    anyText,
    fc.string({ unit: "grapheme", minLength: max - 2, maxLength: max + 8 }),
    fc.constant("x ".repeat(max)),
  );
const wrongRow = fc.record({
  id: fc.oneof(anyText, fc.constantFrom("a", "a ", "", "x".repeat(201), "y".repeat(205))),
  title: fc.oneof(long(LIMITS.rowTitle.max), fc.constantFrom("Cola", "Cola ", "", "a\0")),
  description: fc.oneof(long(LIMITS.rowDescription.max), fc.constant("")),
  isIdOwn: fc.boolean(),
});
const wrongForm: fc.Arbitrary<DraftForm> = fc.record({
  kind: fc.constantFrom("list" as const, "list" as const, "audio" as const),
  recipient: fc.constantFrom("", "+27123456789", "27123456789", "0027123456789", "x", "+1"),
  replyTo: fc.constantFrom("", "wamid.HBgL", 'id: "wamid.HBgL"', "x", "a\0"),
  header: long(LIMITS.header.max),
  body: long(LIMITS.body.max),
  footer: long(LIMITS.footer.max),
  button: long(LIMITS.button.max),
  sections: fc.array(
    fc.record({
      title: long(LIMITS.sectionTitle.max),
      rows: fc.array(fc.oneof(wrongRow, fc.constant(emptyRow())), { maxLength: 13 }),
    }),
    { maxLength: 12 },
  ),
  audioUrl: fc.oneof(
    anyText,
    fc.constantFrom("example.com/a b.mp3", "http://example.com/a.wav", "https://x", "ftp://example.com/a"),
  ),
});

const toKeys = (problems: readonly Problem[]) => problems.map(({ path, code }) => `${code} ${path}`);
const count = (problems: readonly Problem[], code: string) =>
  problems.filter((problem) => problem.code === code).length;

test("a fix removes its problem, raises none, and touches nothing but its paths", () => {
  let offered = 0;
  fc.assert(
    fc.property(fc.oneof(anyForm, wrongForm), (draft) => {
      const before = findProblems(draft);
      // A draft has up to a hundred problems of the same kind: a few of each are enough.
      for (const problem of before.filter((_, at) => at % 7 < 2).slice(0, 12)) {
        const fix = findFix(problem, draft);
        if (fix === null) continue;
        offered++;
        const fixed = fix.apply(draft);
        const after = findProblems(fixed);
        expect(count(after, problem.code)).toBeLessThan(count(before, problem.code));
        for (const { code } of after) expect(count(after, code)).toBeLessThanOrEqual(count(before, code));
        const isText = !fix.paths.includes("sections");
        expect(isText && toKeys(after).includes(`${problem.code} ${problem.path}`)).toBe(false);
        const restored = isText
          ? fix.paths.reduce((back, path) => setBack(back, path, findText(draft, path) ?? ""), fixed)
          : { ...fixed, sections: draft.sections };
        expect(restored).toEqual(draft);
        expect(fix.apply(fixed)).toBe(fixed);
      }
    }),
    { numRuns: 150 },
  );
  expect(offered).toBeGreaterThan(100);
}, 60_000);

function setBack(draft: DraftForm, path: string, text: string): DraftForm {
  const copy = structuredClone(draft) as unknown as Record<string, unknown>;
  const steps = path.split(".");
  const leaf = steps.pop() ?? "";
  const parent = steps.reduce((value, step) => value[step] as Record<string, unknown>, copy);
  parent[leaf] = text;
  return copy as unknown as DraftForm;
}
