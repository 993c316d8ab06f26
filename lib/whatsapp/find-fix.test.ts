import { describe, expect, test } from "vitest";
import { emptyRow, emptySection } from "@/lib/message/draft";
import {
  row,
  list,
  rows,
  audio,
  numbered,
  expectTextFix,
  fixFirst,
  type TextFix,
} from "@/e2e/fixtures/message/made-forms";

const FAMILY = "👨‍👩‍👧‍👦";
describe("a fix of a text", () => {
  test.each<[string, ...TextFix]>([
    [
      "spaces around it",
      list({ button: `${" ".repeat(20)}Menu ` }),
      "too-long",
      "button",
      "Remove the spaces around it",
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
      "a section title",
      list({ sections: [{ title: "x".repeat(25), rows: [row("A")] }] }),
      "too-long",
      "sections.0.title",
      "Shorten it",
      `${"x".repeat(23)}…`,
    ],
    [
      "what can't be sent",
      list({ footer: "a\0b\ud83c🍔" }),
      "not-carriable",
      "footer",
      "Remove what can't be sent",
      "ab🍔",
    ],
    [
      "a national spelling",
      list({ recipient: "0027 12-345 6789" }),
      "not-a-number",
      "recipient",
      "Use the international format",
      "+27123456789",
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
      "Correct the URL",
      "https://example.com/a.mp3",
    ],
    [
      "an address with a space and quotes",
      audio('"https://example.com/my file.mp3"'),
      "not-a-web-address",
      "audioUrl",
      "Correct the URL",
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
      "a page of Dropbox's",
      audio("https://www.dropbox.com/scl/fi/abc/jingle.mp3?rlkey=xyz&dl=0"),
      "audio-page",
      "audioUrl",
      "Use the file's own URL",
      "https://www.dropbox.com/scl/fi/abc/jingle.mp3?rlkey=xyz&dl=1",
    ],
    [
      "a whole message ID after words, from another number",
      list({ replyTo: "id: wamid.HBgLMTIwMjU1NTAxMjMVAgASGBQzQTAxMjM0NTY3ODlBQkNERUYwMQA=" }),
      "reply-not-a-wamid",
      "replyTo",
      "Keep only the message ID",
      "wamid.HBgLMTIwMjU1NTAxMjMVAgASGBQzQTAxMjM0NTY3ODlBQkNERUYwMQA=",
    ],
    [
      "a message ID in JSON",
      list({ replyTo: '{"id": "wamid.HBgL=="}' }),
      "reply-not-a-wamid",
      "replyTo",
      "Keep only the message ID",
      "wamid.HBgL==",
    ],
  ])("%s", (_, ...fix) => {
    expectTextFix(...fix);
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
