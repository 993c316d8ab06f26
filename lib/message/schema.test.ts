import { describe, expect, test } from "vitest";
import { type DraftMessage, emptyRow } from "./draft";
import { messageSchema, toRule } from "./schema";
import { findIssues, findAll, toSections } from "@/e2e/fixtures/message/found-issues";
import { row, list, audio } from "@/e2e/fixtures/message/made-drafts";

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
    const message = "This text contains a character that can't be sent. Type it again.";
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
        message: "Recipient must be a phone number with its country code, such as +27123456789",
        source: "flowiq",
      },
    ]);
  });

  test.each([
    ["message.mp3", "Audio URL must be a web address, such as https://example.com/message.mp3"],
    [
      "https://exam ple.com/a.mp3",
      "Audio URL must be a web address, such as https://example.com/message.mp3",
    ],
    ["ftp://example.com/a.mp3", "Audio URL must start with https:// or http://"],
    ["data:audio/mpeg;base64,AAAA", "Audio URL must start with https:// or http://"],
    ["https://me:secret@example.com/a.mp3", "Audio URL contains a user name or password. Use a public URL"],
  ])("the address %j is refused", (audioUrl, message) => {
    expect(findAll(audio({ audioUrl }))).toEqual([{ path: "audioUrl", message, source: "flowiq" }]);
  });
});
describe("toRule", () => {
  test.each<[DraftMessage, string[]]>([
    [list({ body: "" }), ["required"]],
    [list({ body: "x".repeat(1025) }), ["too-long"]],
    [list({ sections: toSections(11) }), ["too-many"]],
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
