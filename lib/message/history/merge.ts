import { findText } from "@/lib/message/draft-path";
import type { DraftContent, History, Step } from "./history";

/** A pause that ends a step of typing. */
export const PAUSE_MS = 1000;
/** After this many letters the next word begins a step of its own. */
export const WORD_AFTER = 20;

const toText = (content: DraftContent | undefined, path: string): string =>
  content === undefined ? "" : (findText(content, path) ?? "");

/** Where two texts begin to differ. */
function findChange(before: string, after: string): number {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  return at;
}

/** Whether the letters that were just typed begin a word: what stands before them is a space, and they are none. */
function beginsWord(before: string, after: string): boolean {
  const at = findChange(before, after);
  return after.length > before.length && /\s/.test(before.charAt(at - 1)) && /\S/.test(after.charAt(at));
}

/** Whether a step only goes on with the present one: the same field, without a pause, and no new word after many letters. */
export function goesOn({ past, present, isOpen }: History, next: Step): boolean {
  const { edit } = next;
  const isSameField =
    isOpen && edit.kind === "typing" && present.edit.kind === "typing" && edit.path === present.edit.path;
  const pause = edit.at - present.edit.at;
  if (!isSameField || pause < 0 || pause > PAUSE_MS) return false;
  const [start, before, after] = [past.at(-1)?.content, present.content, next.content].map((content) =>
    toText(content, edit.path),
  ) as [string, string, string];
  return Math.abs(before.length - start.length) < WORD_AFTER || !beginsWord(before, after);
}
