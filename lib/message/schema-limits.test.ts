import { describe, expect, test } from "vitest";
import { type DraftList, type DraftMessage, type DraftRow } from "./draft";
import { LIMITS, type Source } from "./limits";
import { rows, findAll, toSections } from "@/e2e/fixtures/message/found-issues";
import { row, list, audio } from "@/e2e/fixtures/message/made-drafts";

const withRow = (change: Partial<DraftRow>): DraftList =>
  list({ sections: [{ title: "", rows: [{ ...row("cola"), ...change }] }] });
const URL_START = "https://example.com/";
type Case = { draft: (size: number) => DraftMessage; path: string; message: string; source: Source };
/** A limit without a case doesn't compile; `null`: only a warning of WhatsApp's, no rule here. */
const CASES: Record<keyof typeof LIMITS, Case | null> = {
  header: {
    draft: (size) => list({ header: "x".repeat(size) }),
    path: "header",
    message: "Header is 61 of 60 characters",
    source: "flowiq",
  },
  body: {
    draft: (size) => list({ body: "x".repeat(size) }),
    path: "body",
    message: "Body is 1025 of 1024 characters",
    source: "flowiq",
  },
  footer: {
    draft: (size) => list({ footer: "x".repeat(size) }),
    path: "footer",
    message: "Footer is 61 of 60 characters",
    source: "flowiq",
  },
  button: {
    draft: (size) => list({ button: "x".repeat(size) }),
    path: "button",
    message: "Button label is 21 of 20 characters",
    source: "flowiq",
  },
  sections: {
    draft: (size) => list({ sections: toSections(size) }),
    path: "sections",
    message: "11 of 10 sections",
    source: "flowiq",
  },
  sectionTitle: {
    draft: (size) => list({ sections: [{ title: "x".repeat(size), rows: [row("cola")] }] }),
    path: "sections.0.title",
    message: "Section title is 25 of 24 characters",
    source: "flowiq",
  },
  rowsPerSection: {
    draft: (size) => list({ sections: [{ title: "", rows: rows(size) }] }),
    path: "sections.0.rows",
    message: "11 of 10 rows in one section",
    source: "flowiq",
  },
  rowTitle: {
    draft: (size) => withRow({ title: "x".repeat(size) }),
    path: "sections.0.rows.0.title",
    message: "Row title is 25 of 24 characters",
    source: "flowiq",
  },
  rowDescription: {
    draft: (size) => withRow({ description: "x".repeat(size) }),
    path: "sections.0.rows.0.description",
    message: "Description is 73 of 72 characters",
    source: "flowiq",
  },
  rowsInAll: null,
  rowId: null,
  text: {
    draft: (size) => ({ kind: "text", recipient: "+27123456789", replyTo: "", text: "x".repeat(size) }),
    path: "text",
    message: "Text is 4097 of 4096 characters",
    source: "whatsapp",
  },
  audioUrl: {
    draft: (size) => audio({ audioUrl: URL_START.padEnd(size, "x") }),
    path: "audioUrl",
    message: "Audio URL is 2049 of 2048 characters",
    source: "menuet",
  },
  replyTo: {
    draft: (size) => list({ replyTo: "x".repeat(size) }),
    path: "replyTo",
    message: "Reply to message ID is 513 of 512 characters",
    source: "menuet",
  },
};
const LIMIT_CASES = Object.entries(LIMITS).flatMap(([name, { max }]) =>
  Object.entries(CASES).flatMap(([key, found]) => (key === name && found ? [{ name, max, ...found }] : [])),
);
describe("limits", () => {
  test("every limit has a case or is one of WhatsApp's warnings", () => {
    expect(Object.keys(CASES)).toEqual(Object.keys(LIMITS));
    const warned = Object.entries(CASES).flatMap(([name, found]) => (found === null ? [name] : []));
    expect(warned).toEqual(["rowsInAll", "rowId"]);
  });

  test("the numbers are those of FlowIQ's reference and of WhatsApp", () => {
    expect(
      Object.fromEntries(Object.entries(LIMITS).map(([name, { max, source }]) => [name, [max, source]])),
    ).toEqual({
      header: [60, "flowiq"],
      body: [1024, "flowiq"],
      footer: [60, "flowiq"],
      button: [20, "flowiq"],
      sections: [10, "flowiq"],
      sectionTitle: [24, "flowiq"],
      rowsPerSection: [10, "flowiq"],
      rowTitle: [24, "flowiq"],
      rowDescription: [72, "flowiq"],
      rowsInAll: [10, "whatsapp"],
      rowId: [200, "whatsapp"],
      text: [4096, "whatsapp"],
      audioUrl: [2048, "menuet"],
      replyTo: [512, "menuet"],
    });
  });

  test.each(LIMIT_CASES)("$name may be $max long", ({ draft, max }) => {
    expect(findAll(draft(max))).toEqual([]);
  });

  test.each(LIMIT_CASES)(
    "$name over $max is an error that names its field",
    ({ draft, max, path, message, source }) => {
      expect(findAll(draft(max + 1))).toEqual([{ path, message, source }]);
    },
  );

  test("characters are counted in UTF-16 units, so 12 thumbs with a skin tone fill twice a button", () => {
    expect(findAll(list({ button: "👍🏽".repeat(5) }))).toEqual([]);
    expect(findAll(list({ button: "👍🏽".repeat(6) })).map(({ message }) => message)).toEqual([
      "Button label is 24 of 20 characters",
    ]);
  });

  test("a row ID over WhatsApp's 200 characters and 100 rows in all are no errors", () => {
    expect(findAll(withRow({ id: "x".repeat(201) }))).toEqual([]);
    const sections = toSections(10).map((section, s) => ({
      ...section,
      rows: rows(10).map((r) => ({ ...r, id: `${s}-${r.id}` })),
    }));
    expect(findAll(list({ sections }))).toEqual([]);
  });
});
