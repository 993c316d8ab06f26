import { describe, expect, test } from "vitest";
import { countRows, type DraftForm, type DraftSection } from "@/lib/message/draft";
import { LIMITS } from "@/lib/message/limits";
import { isEmojiOnly, parseFormatting, parseInline } from "@/lib/whatsapp/formatting";
import { findProblems } from "@/lib/whatsapp/problems";
import { STRESS_CASES } from "./stress-cases";

const findStress = (id: string): DraftForm => {
  const found = STRESS_CASES.find((example) => example.id === id);
  if (!found) throw new Error(`no stress case ${id}`);
  return found.form;
};
const rowsOf = (sections: readonly DraftSection[]) => sections.flatMap(({ rows }) => rows);
/** A list's texts that aren't empty. */
const textsOf = ({ header, body, footer, button, sections }: DraftForm): string[] =>
  [header, body, footer, button, ...sections.map(({ title }) => title)]
    .concat(rowsOf(sections).flatMap(({ title, description }) => [title, description]))
    .filter((text) => text !== "");

describe("stress cases hold what their names say", () => {
  test.each(["full-flowiq", "full-whatsapp"])("%s fills every field to the last character", (id) => {
    const { header, body, footer, button, sections } = findStress(id);
    const lengths = { header, body, footer, button };
    for (const [field, text] of Object.entries(lengths))
      expect(text.trim().length).toBe(LIMITS[field as keyof typeof lengths].max);
    for (const { title } of sections) expect(title.trim().length).toBe(LIMITS.sectionTitle.max);
    for (const row of rowsOf(sections)) {
      expect(row.id.trim().length).toBe(LIMITS.rowId.max);
      expect(row.title.trim().length).toBe(LIMITS.rowTitle.max);
      expect(row.description.trim().length).toBe(LIMITS.rowDescription.max);
    }
  });

  test("full-flowiq has ten sections of ten rows, and only their number is too much for WhatsApp", () => {
    const form = findStress("full-flowiq");
    expect(form.sections.map(({ rows }) => rows.length)).toEqual(
      Array(LIMITS.sections.max).fill(LIMITS.rowsPerSection.max),
    );
    const codes = findProblems({ ...form, recipient: "+27123456789" }).map(({ code }) => code);
    expect(codes).toEqual(["too-many-rows-in-all"]);
  });

  test("full-whatsapp has the most rows that WhatsApp takes, and no problem", () => {
    const form = findStress("full-whatsapp");
    expect(countRows(form.sections)).toBe(LIMITS.rowsInAll.max);
    expect(findProblems({ ...form, recipient: "+27123456789" })).toEqual([]);
  });

  test("long-audio-url is as long as an address may be", () => {
    const { audioUrl } = findStress("long-audio-url");
    expect(audioUrl.length).toBe(LIMITS.audioUrl.max);
    expect(new URL(audioUrl).href).toBe(audioUrl);
  });

  test("right-to-left has no letter that goes the other way", () => {
    for (const text of textsOf(findStress("right-to-left"))) {
      expect(text).toMatch(/\p{Script=Arabic}/u);
      expect(text.replace(/[\p{Script=Arabic}\p{Script=Inherited}\p{Script=Common}]/gu, "")).toBe("");
    }
  });

  test("mixed-direction has letters of both directions in every text", () => {
    for (const text of textsOf(findStress("mixed-direction"))) {
      expect(text).toMatch(/[\p{Script=Arabic}\p{Script=Hebrew}]/u);
      expect(text).toMatch(/[\p{Script=Latin}\d]/u);
    }
    const whole = textsOf(findStress("mixed-direction")).join("");
    for (const script of [/\p{Script=Arabic}/u, /\p{Script=Hebrew}/u, /\p{Script=Latin}/u])
      expect(whole).toMatch(script);
  });

  test("cjk has Chinese, Japanese and Korean letters, and no text without one", () => {
    const texts = textsOf(findStress("cjk"));
    const letter = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;
    expect(texts.filter((text) => !letter.test(text))).toEqual([]);
    for (const script of letter.source.split("|")) expect(texts.join("")).toMatch(new RegExp(script, "u"));
  });

  test("devanagari has Devanagari in every text, with conjuncts", () => {
    const texts = textsOf(findStress("devanagari"));
    expect(texts.filter((text) => !/\p{Script=Devanagari}/u.test(text))).toEqual([]);
    expect(texts.join("")).toMatch(/\p{L}\u094d\p{L}/u);
  });

  test("zwj-emoji has a joined emoji of eleven units, a skin tone, flags and keycaps", () => {
    const whole = textsOf(findStress("zwj-emoji")).join(" ");
    const graphemes = Array.from(new Intl.Segmenter("und").segment(whole), ({ segment }) => segment);
    const joined = graphemes.filter((grapheme) => grapheme.includes("\u200d"));
    expect(joined.length).toBeGreaterThan(10);
    expect(Math.max(...joined.map((grapheme) => grapheme.length))).toBeGreaterThanOrEqual(11);
    expect(whole).toMatch(/\p{Emoji_Modifier}/u);
    expect(whole).toMatch(/\p{Regional_Indicator}{2}/u);
    expect(whole).toMatch(/\d\ufe0f\u20e3/u);
  });

  test("combining-marks has marks in every text and a tower of forty", () => {
    const form = findStress("combining-marks");
    expect(textsOf(form).filter((text) => !/\p{M}/u.test(text))).toEqual([]);
    expect(textsOf(form).some((text) => /\p{M}{40}/u.test(text))).toBe(true);
    expect(form.header).not.toBe(form.header.normalize("NFC"));
  });

  test("one-letter-rows has no text of more than one letter", () => {
    expect(textsOf(findStress("one-letter-rows")).filter((text) => text.length !== 1)).toEqual([]);
  });

  test("unbroken-words has descriptions of one full word, and titles too", () => {
    const { sections, ...form } = findStress("unbroken-words");
    for (const { title, description } of rowsOf(sections)) {
      expect(description).toMatch(new RegExp(`^\\S{${LIMITS.rowDescription.max}}$`));
      expect(title).toMatch(new RegExp(`^\\S{${LIMITS.rowTitle.max}}$`));
    }
    expect(form.header).toMatch(new RegExp(`^\\S{${LIMITS.header.max}}$`));
    expect(form.body).toMatch(new RegExp(`\\S{${LIMITS.rowDescription.max}} \\S{300}`));
  });

  test("no-section-titles has several sections and no title", () => {
    const { sections } = findStress("no-section-titles");
    expect(sections.map(({ title }) => title)).toEqual(["", ""]);
  });

  test("no-descriptions has ten rows and no description", () => {
    const rows = rowsOf(findStress("no-descriptions").sections);
    expect(rows.length).toBe(LIMITS.rowsInAll.max);
    expect(rows.filter(({ description }) => description !== "")).toEqual([]);
  });

  test("emoji-only-body is drawn large", () => {
    expect(isEmojiOnly(findStress("emoji-only-body").body)).toBe(true);
  });

  test("literal-markup is shown exactly as it was typed", () => {
    const { body, footer } = findStress("literal-markup");
    const paragraphs = body
      .split("\n")
      .map((line) => ({ type: "paragraph", children: [{ type: "text", text: line }] }));
    expect(parseFormatting(body)).toEqual(paragraphs);
    expect(parseInline(footer)).toEqual([{ type: "text", text: footer }]);
    for (const literal of ["2*3*4", "snake_case", "a*b*", "* x *"]) expect(body).toContain(literal);
  });

  test("all-formatting has every kind of block and of words", () => {
    const shown = JSON.stringify(parseFormatting(findStress("all-formatting").body));
    for (const type of ["bold", "italic", "strike", "code", "link", "list", "quote", "paragraph"])
      expect(shown).toContain(`"type":"${type}"`);
    for (const word of ['"ordered":true', '"ordered":false', "https://", "mailto:", "tel:"])
      expect(shown).toContain(word);
  });
});
