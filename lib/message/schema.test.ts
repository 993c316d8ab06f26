import { describe, expect, test } from "vitest";
import { type DraftAudio, type DraftList, type DraftMessage, type DraftRow, emptyRow } from "./draft";
import { LIMITS, type Source } from "./limits";
import { messageSchema, toFinding, toRule } from "./schema";

const row = (id: string): DraftRow => ({ id, title: `Title ${id}`, description: "", isIdOwn: false });
const rows = (count: number): DraftRow[] => Array.from({ length: count }, (_, index) => row(`r${index}`));
const list = (change: Partial<DraftList> = {}): DraftList => ({
  kind: "list",
  recipient: "+27123456789",
  replyTo: "",
  header: "",
  body: "Please select:",
  footer: "",
  button: "View Menu",
  sections: [{ title: "", rows: [row("cola")] }],
  ...change,
});
const audio = (change: Partial<DraftAudio> = {}): DraftAudio => ({
  kind: "audio",
  recipient: "+27123456789",
  replyTo: "",
  audioUrl: "https://example.com/message.mp3",
  ...change,
});
const withRow = (change: Partial<DraftRow>): DraftList =>
  list({ sections: [{ title: "", rows: [{ ...row("cola"), ...change }] }] });

function findIssues(draft: DraftMessage) {
  const parsed = messageSchema.safeParse(draft);
  return parsed.success ? [] : parsed.error.issues;
}
const findAll = (draft: DraftMessage) => findIssues(draft).map(toFinding);

const SECTIONS = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ title: `S${index}`, rows: [row(`s${index}`)] }));
const URL_START = "https://example.com/";

type Case = { draft: (size: number) => DraftMessage; path: string; message: string; source: Source };
/** One case a limit; a limit without a case does not compile. `null`: a warning of WhatsApp's and no rule here. */
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
    draft: (size) => list({ sections: SECTIONS(size) }),
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
    const sections = SECTIONS(10).map((section, s) => ({
      ...section,
      rows: rows(10).map((r) => ({ ...r, id: `${s}-${r.id}` })),
    }));
    expect(findAll(list({ sections }))).toEqual([]);
  });
});

describe("what is required", () => {
  test("an empty list names every required field in the order of the composer", () => {
    const draft = list({
      recipient: " ",
      body: "\n",
      button: "",
      sections: [{ title: "", rows: [emptyRow()] }],
    });
    expect(findAll(draft)).toEqual([
      { path: "recipient", message: "Recipient is required", source: "flowiq" },
      { path: "body", message: "Body is required", source: "flowiq" },
      { path: "button", message: "Button label is required", source: "flowiq" },
      { path: "sections.0.rows.0.id", message: "Row ID is required", source: "flowiq" },
      { path: "sections.0.rows.0.title", message: "Row title is required", source: "flowiq" },
    ]);
  });

  test("a list needs a section, and a section a row", () => {
    expect(findAll(list({ sections: [] }))).toEqual([
      { path: "sections", message: "A list needs at least one section", source: "flowiq" },
    ]);
    expect(findAll(list({ sections: [{ title: "", rows: [] }] }))).toEqual([
      { path: "sections.0.rows", message: "A section needs at least one row", source: "flowiq" },
    ]);
  });

  test("an audio message needs an address", () => {
    expect(findAll(audio({ audioUrl: " " }))).toEqual([
      { path: "audioUrl", message: "Audio URL is required", source: "flowiq" },
    ]);
  });
});

describe("what fits no rule", () => {
  const ids = (...names: string[]) =>
    list({ sections: names.map((id) => ({ title: "A", rows: [row(id)] })) });

  test("the second of two equal row IDs is at fault, in any section and with spaces around it", () => {
    expect(findAll(ids("cola", "water", " cola "))).toEqual([
      { path: "sections.2.rows.0.id", message: "Row ID “cola” is used by another row", source: "flowiq" },
    ]);
    expect(findAll(ids("cola", "Cola"))).toEqual([]);
  });

  test("two empty row IDs are missing and no duplicates", () => {
    const rows = [
      { ...row("a"), id: "" },
      { ...row("b"), id: " " },
    ];
    expect(findAll(list({ sections: [{ title: "", rows }] })).map(({ message }) => message)).toEqual([
      "Row ID is required",
      "Row ID is required",
    ]);
  });

  test.each([
    ["NUL", "a\0b"],
    ["half a surrogate pair", "a\ud83d"],
  ])("%s cannot be sent in any text", (_, text) => {
    const message = "This text holds a character that cannot be sent. Type it again.";
    const draft = list({
      replyTo: text,
      header: text,
      body: text,
      footer: text,
      button: text,
      sections: [{ title: text, rows: [{ id: text, title: text, description: text, isIdOwn: true }] }],
    });
    expect(findAll(draft)).toEqual(
      [
        "replyTo",
        "header",
        "body",
        "footer",
        "button",
        "sections.0.title",
        "sections.0.rows.0.id",
        "sections.0.rows.0.title",
        "sections.0.rows.0.description",
      ].map((path) => ({ path, message, source: "menuet" })),
    );
  });

  test.each([
    "27123456789",
    "+0123456789",
    "+27 12 345 6789",
    "+271234",
    "+2712345678901234",
    "+2712345678a",
  ])("the recipient %j is no number with its country code", (recipient) => {
    expect(findAll(list({ recipient }))).toEqual([
      {
        path: "recipient",
        message: "Recipient is not a phone number with its country code, such as +27123456789",
        source: "flowiq",
      },
    ]);
  });

  test.each([
    ["message.mp3", "Audio URL is not a web address, such as https://example.com/message.mp3"],
    ["https://exam ple.com/a.mp3", "Audio URL is not a web address, such as https://example.com/message.mp3"],
    ["ftp://example.com/a.mp3", "Audio URL must begin with https:// or http://"],
    ["data:audio/mpeg;base64,AAAA", "Audio URL must begin with https:// or http://"],
    ["https://me:secret@example.com/a.mp3", "Audio URL holds a user name or password. Use a public address"],
  ])("the address %j is refused", (audioUrl, message) => {
    expect(findAll(audio({ audioUrl }))).toEqual([{ path: "audioUrl", message, source: "flowiq" }]);
  });
});

describe("toRule", () => {
  test.each<[DraftMessage, string[]]>([
    [list({ body: "" }), ["required"]],
    [list({ body: "x".repeat(1025) }), ["too-long"]],
    [list({ sections: SECTIONS(11) }), ["too-many"]],
    [list({ sections: [] }), ["required"]],
    [list({ sections: [{ title: "", rows: [] }] }), ["required"]],
    [list({ sections: [{ title: "", rows: [row("a"), row("a")] }] }), ["duplicate-row-id"]],
    [list({ body: "\0" }), ["not-carriable"]],
    [list({ recipient: "12" }), ["not-a-number"]],
    [audio({ audioUrl: "x" }), ["not-a-web-address"]],
  ])("names the broken rule (case %#)", (draft, rules) => {
    expect(findIssues(draft).map(toRule)).toEqual(rules);
  });

  test("a draft of no known shape is malformed", () => {
    const parsed = messageSchema.safeParse({ kind: "poll" });
    expect(parsed.error?.issues.map(toRule)).toEqual(["malformed"]);
  });
});

describe("the message", () => {
  test("leaves out empty optional fields, trims ids and addresses, and keeps other text as it is", () => {
    const draft = list({
      recipient: " +27123456789 ",
      replyTo: " wamid.A ",
      header: "  ",
      body: " Hello \n",
      footer: " f ",
      sections: [{ title: " ", rows: [{ id: " cola ", title: " Cola ", description: "", isIdOwn: true }] }],
    });
    expect(messageSchema.parse(draft)).toEqual({
      kind: "list",
      recipient: "+27123456789",
      replyTo: "wamid.A",
      body: " Hello \n",
      footer: " f ",
      button: "View Menu",
      sections: [{ rows: [{ id: "cola", title: " Cola " }] }],
    });
    expect(messageSchema.parse(audio({ audioUrl: " https://example.com/a.mp3 " }))).toEqual({
      kind: "audio",
      recipient: "+27123456789",
      audioUrl: "https://example.com/a.mp3",
    });
  });
});
