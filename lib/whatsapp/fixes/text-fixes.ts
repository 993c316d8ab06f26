import { cutText } from "@/lib/message/count";
import type { DraftMessage } from "@/lib/message/draft";
import { findText } from "@/lib/message/draft-path";
import { LIMITS } from "@/lib/message/limits";
import { type Fix, makeTextFix } from "./fix";

/** The limit of a text that may be shortened: an address or an id that is cut is another one. */
function findMax(path: string): number | null {
  const leaf = path.split(".").at(-1) ?? "";
  if (path.includes(".rows."))
    return { title: LIMITS.rowTitle.max, description: LIMITS.rowDescription.max }[leaf] ?? null;
  if (path.startsWith("sections.")) return LIMITS.sectionTitle.max;
  const { header, body, footer, button } = LIMITS;
  return { header: header.max, body: body.max, footer: footer.max, button: button.max }[leaf] ?? null;
}

/** A cut goes back to the space before it where not more than this share of the text is lost by it. */
const WORD_SHARE = 0.7;

/** The longest start of a text within `max` units, to a whole letter and, where one is near, to a whole word. */
export function cutToWord(text: string, max: number): string {
  const cut = cutText(text, max);
  if (/^\s/.test(text.slice(cut.length))) return cut.trimEnd();
  const space = cut.search(/\s\S*$/);
  return (space >= cut.length * WORD_SHARE ? cut.slice(0, space) : cut).trimEnd();
}

const ELLIPSIS = "…";

/** Where a row’s title is too long and its description has room, the end of the title goes there: nothing typed is lost. */
function findOverflow(path: string, title: string, draft: DraftMessage): Fix[] {
  const { rowTitle, rowDescription } = LIMITS;
  const to = path.replace(/title$/, "description");
  const description = path.includes(".rows.") ? findText(draft, to) : null;
  const head = cutToWord(title.trim(), rowTitle.max);
  if (description === null || head === "") return [];
  const tail = title.trim().slice(head.length).trim();
  const after = description.trim() === "" ? tail : `${tail} – ${description.trim()}`;
  if (tail === "" || after.length > rowDescription.max) return [];
  const words = "Move the end of the title into the description";
  return [makeTextFix(words, { path, before: title, after: head }, { path: to, before: description, after })];
}

/** Ways to make a text fit, the one that loses least first. */
export function findShorter(path: string, draft: DraftMessage): Fix[] {
  const max = findMax(path);
  const before = findText(draft, path);
  if (max === null || before === null) return [];
  const edit = (words: string, after: string): Fix[] =>
    after === "" ? [] : [makeTextFix(words, { path, before, after })];
  const trimmed = before.trim();
  if (trimmed.length <= max) return edit("Take away the spaces around it", trimmed);
  const isTitle = path.endsWith(".title");
  const cut = cutToWord(trimmed, max - ELLIPSIS.length);
  const shortened = cut === "" ? "" : `${cut}${ELLIPSIS}`;
  return [...(isTitle ? findOverflow(path, before, draft) : []), ...edit("Shorten it", shortened)];
}

/** A text without what cannot be sent: NUL, and halves of a character. */
export function findCarriable(path: string, draft: DraftMessage): Fix[] {
  const before = findText(draft, path);
  if (before === null) return [];
  const after = before.replaceAll("\0", "").replace(/\p{Cs}/gu, "");
  return [makeTextFix("Take out what cannot be sent", { path, before, after })];
}
