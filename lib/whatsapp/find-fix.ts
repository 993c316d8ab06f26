import { findAudioUrlFault } from "@/lib/message/audio";
import { findAudioPage } from "@/lib/message/audio-page";
import type { DraftMessage } from "@/lib/message/draft";
import { findText } from "@/lib/message/draft-path";
import { LIMITS } from "@/lib/message/limits";
import { readRecipient } from "@/lib/message/recipient";
import { cutText, isEmptyText } from "@/lib/message/texts";
import { findWamids } from "./find-wamids";
import { findProblems, type Problem } from "./problems";
import { type Fix, makeTextFix } from "./fix";
import {
  findOwnId,
  findOwnTitle,
  findSectionName,
  findShorterId,
  findTitle,
  findWithoutBlanks,
  findWithoutBlankSections,
} from "./list-fixes";

/** The limit of a text that may be shortened; a truncated URL or ID would be a different one. */
function findMax(path: string): number | null {
  const leaf = path.split(".").at(-1) ?? "";
  if (path.includes(".rows."))
    return { title: LIMITS.rowTitle.max, description: LIMITS.rowDescription.max }[leaf] ?? null;
  if (path.startsWith("sections.")) return LIMITS.sectionTitle.max;
  const { header, body, footer, button } = LIMITS;
  return { header: header.max, body: body.max, footer: footer.max, button: button.max }[leaf] ?? null;
}

/** A cut moves back to the last space if that keeps at least this share of the text. */
const WORD_SHARE = 0.7;

/** The longest prefix within `max` units that ends on a whole letter, or word if one is near. */
function cutToWord(text: string, max: number): string {
  const cut = cutText(text, max);
  if (/^\s/.test(text.slice(cut.length))) return cut.trimEnd();
  const space = cut.search(/\s\S*$/);
  return (space >= cut.length * WORD_SHARE ? cut.slice(0, space) : cut).trimEnd();
}

/** Scripts without spaces between words. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The longest prefix within `max` units that ends with a word; "" if there is none. */
function cutBetweenWords(text: string, max: number): string {
  const cut = cutText(text, max);
  if (cut === text || /^\s/.test(text.slice(cut.length))) return cut.trimEnd();
  const space = Math.max(0, cut.search(/\s\S*$/));
  if (!SPACELESS.test(text.slice(cut.length, cut.length + 2))) return cut.slice(0, space).trimEnd();
  const words = new Intl.Segmenter("und", { granularity: "word" }).segment(text);
  const starts = Array.from(words, ({ index }) => index).filter((index) => index <= cut.length);
  return cut.slice(0, Math.max(space, ...starts)).trimEnd();
}

const ELLIPSIS = "…";

/** Moves a long title's last words into the description if they fit, so no text is lost. */
function findOverflow(path: string, title: string, draft: DraftMessage): Fix[] {
  const { rowTitle, rowDescription } = LIMITS;
  const to = path.replace(/title$/, "description");
  const description = path.includes(".rows.") ? findText(draft, to) : null;
  const head = cutBetweenWords(title.trim(), rowTitle.max);
  if (description === null || head === "") return [];
  const tail = title.trim().slice(head.length).trim();
  const after = isEmptyText(description) ? tail : `${tail} – ${description.trim()}`;
  if (tail === "" || after.length > rowDescription.max) return [];
  const words = "Move the end of the title into the description";
  return [makeTextFix(words, { path, before: title, after: head }, { path: to, before: description, after })];
}

/** Ways to shorten a text, least lossy first. */
function findShorter(path: string, draft: DraftMessage): Fix[] {
  const max = findMax(path);
  const before = findText(draft, path);
  if (max === null || before === null) return [];
  const edit = (words: string, after: string): Fix[] =>
    after === "" ? [] : [makeTextFix(words, { path, before, after })];
  const trimmed = before.trim();
  if (trimmed.length <= max) return edit("Remove the spaces around it", trimmed);
  const isTitle = path.endsWith(".title");
  const cut = cutToWord(trimmed, max - ELLIPSIS.length);
  const shortened = cut === "" ? "" : `${cut}${ELLIPSIS}`;
  return [...(isTitle ? findOverflow(path, before, draft) : []), ...edit("Shorten it", shortened)];
}

/** Removes what can't be sent: NUL, and halves of a character. */
function findCarriable(path: string, draft: DraftMessage): Fix[] {
  const before = findText(draft, path);
  if (before === null) return [];
  const after = before.replaceAll("\0", "").replace(/\p{Cs}/gu, "");
  return [makeTextFix("Remove what can't be sent", { path, before, after })];
}

/** The recipient in international format, if what was typed can only mean one number. */
function findNumber({ recipient }: DraftMessage): Fix[] {
  const reading = readRecipient(recipient);
  if (reading.state !== "number" || reading.isDoubtful) return [];
  const words = "Use the international format";
  return [makeTextFix(words, { path: "recipient", before: recipient, after: reading.e164 })];
}

const AROUND = /^[\s"'<(“]+|[\s"'>)”]+$/g;
const SCHEME = /^[a-z][a-z\d+.-]*:/i;

/** The probable URL behind an invalid one: quotes around it, spaces in it, or no scheme. */
function findAddress(draft: DraftMessage): Fix[] {
  if (draft.kind !== "audio") return [];
  const before = draft.audioUrl;
  const bare = before.replace(AROUND, "");
  const whole = SCHEME.test(bare) ? bare : `https://${bare.replace(/^\/+/, "")}`;
  return [bare, whole, whole.replaceAll(" ", "%20")]
    .filter((after) => findAudioUrlFault(after) === null && new URL(after).hostname.includes("."))
    .map((after) => makeTextFix("Correct the URL", { path: "audioUrl", before, after }));
}

function findHttps(draft: DraftMessage): Fix[] {
  if (draft.kind !== "audio") return [];
  const after = draft.audioUrl.replace(/^(\s*)http:/i, "$1https:");
  return [makeTextFix("Use https://", { path: "audioUrl", before: draft.audioUrl, after })];
}

/** Replaces a file page's URL with the file's own URL. */
export function findFile(draft: DraftMessage): Fix[] {
  const page = draft.kind === "audio" ? findAudioPage(draft.audioUrl) : null;
  if (draft.kind !== "audio" || page?.is !== "page" || page.file === null) return [];
  return [
    makeTextFix("Use the file's own URL", { path: "audioUrl", before: draft.audioUrl, after: page.file }),
  ];
}

/** Extracts the message ID from the pasted text around it. */
function findWamid({ replyTo }: DraftMessage): Fix[] {
  const [id, ...others] = findWamids(replyTo);
  if (id === undefined || others.length > 0) return [];
  return [makeTextFix("Keep only the message ID", { path: "replyTo", before: replyTo, after: id })];
}

const findNoReply = ({ replyTo }: DraftMessage): Fix[] => [
  makeTextFix("Send without a reply", { path: "replyTo", before: replyTo, after: "" }),
];

type Finder = (path: string, draft: DraftMessage) => Fix[];

function findRequired(path: string, draft: DraftMessage): Fix[] {
  if (/\.rows\.\d+\.id$/.test(path)) return findOwnId(path, draft);
  if (/\.rows\.\d+\.title$/.test(path)) return [...findTitle(path, draft), ...findWithoutBlanks(draft)];
  return path.startsWith("sections.") ? findWithoutBlankSections(draft) : [];
}

/** Possible fixes for a rule, best first. A rule not listed needs a person. */
const FINDERS = new Map<string, Finder>([
  ["required", findRequired],
  ["too-long", findShorter],
  [
    "too-many",
    // A new section wouldn't help: 10 rows are all that WhatsApp accepts in the whole list.
    (path, draft) => (path === "sections" ? findWithoutBlankSections(draft) : findWithoutBlanks(draft)),
  ],
  ["not-carriable", findCarriable],
  ["not-a-number", (_, draft) => findNumber(draft)],
  ["not-a-web-address", (_, draft) => findAddress(draft)],
  ["duplicate-row-id", findOwnId],
  ["duplicate-row-title", findOwnTitle],
  ["row-id-too-long", findShorterId],
  ["too-many-rows-in-all", (_, draft) => findWithoutBlanks(draft)],
  ["missing-section-title", findSectionName],
  ["audio-page", (_, draft) => findFile(draft)],
  ["audio-not-https", (_, draft) => findHttps(draft)],
  ["reply-not-a-wamid", (_, draft) => findWamid(draft)],
  ["reply-to-several", (_, draft) => findNoReply(draft)],
]);

type BrokenRule = Pick<Problem, "path" | "code">;
type Counts = Map<string, number>;

function countCodes(problems: readonly Problem[]): Counts {
  const counts: Counts = new Map();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** Whether a fix removes a problem and adds none, counted by kind because rows may have moved. */
function isGood(fix: Fix, { path, code }: BrokenRule, left: readonly Problem[], before: Counts): boolean {
  if (fix.paths.includes(path) && left.some((problem) => problem.path === path && problem.code === code)) {
    return false;
  }
  const after = countCodes(left);
  return (
    (after.get(code) ?? 0) < (before.get(code) ?? 0) &&
    [...after].every(([kind, count]) => count <= (before.get(kind) ?? 0))
  );
}

/**
 * The fix for a problem of this draft that adds no other; null if only a person can decide.
 * Reruns the checks (a few ms in the largest list), so don't call it on every keystroke.
 */
export function findFix(problem: BrokenRule, draft: DraftMessage): Fix | null {
  const fixes = FINDERS.get(problem.code)?.(problem.path, draft) ?? [];
  if (fixes.length === 0) return null;
  // A draft can't know that it goes to several people, so this check needs a recipient count.
  const recipients = problem.code === "reply-to-several" ? 2 : 1;
  const before = countCodes(findProblems(draft, recipients));
  const good = fixes.find((fix) => isGood(fix, problem, findProblems(fix.apply(draft), recipients), before));
  return good ?? null;
}
