import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { parseRecipients } from "@/lib/message/pasted/parse-recipients";
import { findListProblems } from "@/lib/whatsapp/problems";
import { Findings } from "./findings";

const draw = (text: string, kept: string[] = []) => {
  const list = parseRecipients(text, "ZA", new Set(kept));
  const html = renderToStaticMarkup(
    <Findings
      list={list}
      doubts={findListProblems(list, "South Africa")}
      excess={0}
      isEmpty={false}
      onKeep={() => undefined}
    />,
  );
  return { html, words: html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ") };
};

const TWINS = "+55 41 98888-7777\n+55 41 8888-7777";

test("two spellings of one person are shown, and which of them is kept", () => {
  const { html, words } = draw(TWINS);
  expect(words).toContain("1 number · 1 treated as the same person");
  expect(words).toContain("Line 2: +554188887777 and +5541988887777");
  expect(html).not.toContain("checked");
  const both = draw(TWINS, ["+554188887777"]);
  expect(both.words).toContain("2 numbers");
  expect(both.html).toContain("checked");
});

test("what was chosen of several numbers, and what is doubtful, is said", () => {
  const { words } = draw("Name,Phone\nAnna,012 345 6789 / 082 123 4567");
  expect(words).toContain("Line 2: +27821234567 is used, not +27123456789");
  expect(words).toContain("1 number read as South Africa, guessed from your browser&#x27;s language");
});
