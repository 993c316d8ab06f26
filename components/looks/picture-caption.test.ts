import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DraftMessage, emptyDraft, emptyRow } from "@/lib/message/draft";
import { formatCaption, toPictureFileName, toPictureCaption } from "./picture-caption";

const list = (change: object = {}): DraftMessage => ({ ...emptyDraft(), ...change, kind: "list" });
const audio = (audioUrl: string): DraftMessage => ({ ...emptyDraft(), kind: "audio", audioUrl });
const rows = (count: number) => ({ title: "", rows: Array.from({ length: count }, emptyRow) });
const toName = (draft: DraftMessage) => toPictureCaption(draft, "").name;

describe("a picture's caption", () => {
  test("says what a list uses of its limits, fields without words left out", () => {
    const draft = list({
      header: "Our menu 🍔",
      body: "x".repeat(44),
      button: "View menu",
      footer: " ",
      sections: [rows(3), rows(1)],
    });
    expect(toPictureCaption(draft, "iOS, dark")).toEqual({
      name: "Our menu 🍔",
      look: "iOS, dark",
      details: [],
      limits: ["Header 11/60", "Body 44/1024", "Button 9/20", "2 of 10 sections", "4 of 10 rows"],
      hash: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
  });

  test("says where a limit is passed", () => {
    const { limits } = toPictureCaption(
      list({ header: "x".repeat(61), body: "y".repeat(1024), sections: [rows(11)] }),
      "",
    );
    expect(limits).toEqual([
      "Header 61/60 (over)",
      "Body 1024/1024",
      "1 of 10 sections",
      "11 of 10 rows (over)",
    ]);
  });

  test.each([
    ["the header", list({ header: "Header", body: "Body" }), "Header"],
    ["the body's first line with words", list({ body: "\n  \n Please choose \nnow" }), "Please choose"],
    ["nothing to go by", list(), "Empty list"],
    ["a long line, cut between letters", list({ body: "👩‍👩‍👧".repeat(20) }), `${"👩‍👩‍👧".repeat(7)}…`],
    ["a recording, without its address's secrets", audio("https://m.example/a/hi.mp3?key=s#t"), "hi.mp3"],
    ["a recording with no path", audio("https://m.example/"), "m.example"],
    ["an address that is none", audio("nonsense"), "Audio without a URL"],
  ])("names a message by %s", (_what, draft, name) => {
    expect(toName(draft)).toBe(name);
  });

  test("holds no recipient and no reply id", () => {
    const secret = { recipient: "+27821234567", replyTo: "wamid.HBgLMjc4MjEyMzQ1Njc" };
    const caption = toPictureCaption(list({ ...secret, body: "Hello" }), "");
    expect(caption).toEqual(toPictureCaption(list({ body: "Hello" }), ""));
    expect(JSON.stringify(caption)).not.toMatch(/2782123|wamid/);
  });

  test("can be made of any draft", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (text, url) => {
        expect(toName(list({ header: text, body: text }))).not.toBe("");
        expect(toName(audio(url))).not.toBe("");
      }),
    );
  });
});

const CAPTION = {
  name: "Our menu",
  look: "iOS, dark",
  details: ["Two of three"],
  limits: ["Body 44/1024", "4 of 10 rows"],
  hash: "3fa9c2e1",
};

test("the margin's lines hold name, look, limits, date and hash", () => {
  const lines = formatCaption(CAPTION, new Date("2026-11-24T21:40:00Z"), "Africa/Johannesburg");
  expect(lines.map((line) => line.replaceAll("\u00a0", " "))).toEqual([
    "Our menu",
    "iOS, dark",
    "Two of three",
    "Body 44/1024 · 4 of 10 rows",
    "24 Nov 2026, 23:40 GMT+2 · content 3fa9c2e1 · Menuet, a likeness of WhatsApp",
  ]);
  expect(lines[3]).toBe("Body\u00a044/1024\u00a0· 4\u00a0of\u00a010\u00a0rows");
});

describe("the file's name", () => {
  test.each([
    ["name, look and hash", CAPTION, "our-menu-ios-dark-3fa9c2e1.png"],
    ["any script", { ...CAPTION, name: "قائمة الطعام" }, "قائمة-الطعام-ios-dark-3fa9c2e1.png"],
    ["the look where the name has no letters", { ...CAPTION, name: "🍔" }, "ios-dark-3fa9c2e1.png"],
    ["no way out of its folder", { ...CAPTION, name: "../../a\\b:c" }, "a-b-c-ios-dark-3fa9c2e1.png"],
  ])("is made of %s", (_what, caption, name) => {
    expect(toPictureFileName(caption)).toBe(name);
  });

  test("is never too long for a disk", () => {
    expect(toPictureFileName({ ...CAPTION, look: "x".repeat(500) })).toHaveLength(
      80 + "-3fa9c2e1.png".length,
    );
  });
});
