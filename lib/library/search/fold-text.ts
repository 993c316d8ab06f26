import "server-only";
import type { Content } from "@/lib/message/content";

/**
 * What a person who looks for something does not type: accents of the letters that Latin, Greek and Cyrillic share, points of Hebrew
 * and Arabic, the lengthening stroke, how an emoji is to be drawn, and what cannot be seen. Signs that are letters elsewhere stay.
 */
const MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\ufe0e\ufe0f\p{Cf}]/gu;

/** Text as the search compares it, the same on both databases. Capitals, because small letters have more forms than one. */
export const foldText = (text: string): string =>
  text.toUpperCase().normalize("NFKD").replace(MARKS, "").replace(/\s+/g, " ").trim().normalize("NFC");

const MAX_WORDS = 8;

/** The words of a question, each to be found anywhere. */
export const toWords = (question: string): string[] =>
  [...new Set(foldText(question).split(" "))].filter((word) => word !== "").slice(0, MAX_WORDS);

/** Each text on a line of its own: nothing is found across two of them. */
const joinTexts = (texts: readonly string[]): string =>
  texts
    .map(foldText)
    .filter((text) => text !== "")
    .join("\n");

export const foldLabels = (name: string, tags: readonly string[]): string => joinTexts([name, ...tags]);

/** Everything of a message that somebody wrote. */
export function foldContent(content: Content): string {
  switch (content.kind) {
    case "audio":
      return joinTexts([content.audioUrl]);
    case "list":
      return joinTexts([
        content.header,
        content.body,
        content.footer,
        content.button,
        ...content.sections.flatMap(({ title, rows }) => [
          title,
          ...rows.flatMap((row) => [row.title, row.description, row.id]),
        ]),
      ]);
    default:
      return content satisfies never;
  }
}
