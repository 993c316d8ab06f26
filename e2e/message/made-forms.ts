import { expect } from "vitest";
import { type DraftForm, type DraftRow, emptyDraft } from "@/lib/message/draft";
import { findText } from "@/lib/message/draft-path";
import { findProblems, type Problem } from "@/lib/whatsapp/problems";
import { findFix } from "@/lib/whatsapp/fixes/find-fix";

export const row = (title: string, change: Partial<DraftRow> = {}): DraftRow => ({
  id: title,
  title,
  description: "",
  isIdOwn: true,
  ...change,
});
export const list = (change: Partial<DraftForm> = {}): DraftForm => ({
  ...emptyDraft(),
  ...{ recipient: "+27123456789", body: "Body", button: "Menu" },
  sections: [{ title: "", rows: [row("Cola")] }],
  ...change,
});
export const rows = (...all: DraftRow[]) => list({ sections: [{ title: "", rows: all }] });
export const audio = (audioUrl: string): DraftForm => ({ ...list(), kind: "audio", audioUrl });
export const numbered = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => row(`R${at + from}`));

export function fixFirst(draft: DraftForm, code: string, recipients = 1) {
  const problem = findProblems(draft, recipients).find((each) => each.code === code);
  if (!problem) throw new Error(`no problem ${code}`);
  return findFix(problem, draft);
}
/** A draft, the problem of one of its texts, that text's path, what its fix says, and the text once it is fixed. */
export type TextFix = [DraftForm, string, string, string, string];
export function expectTextFix(...[draft, code, path, words, after]: TextFix) {
  const fix = fixFirst(draft, code);
  expect(fix).toMatchObject({ words, after, before: findText(draft, path) });
  expect(fix?.paths[0]).toBe(path);
  expect(findText(fix?.apply(draft) ?? draft, path)).toBe(after);
}
export const count = (problems: readonly Problem[], code: string) =>
  problems.filter((problem) => problem.code === code).length;
