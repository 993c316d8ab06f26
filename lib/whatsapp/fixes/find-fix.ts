import type { DraftMessage } from "@/lib/message/draft";
import { findProblems, type Problem } from "@/lib/whatsapp/problems";
import { findAddress, findHttps, findNoReply, findNumber, findWamid } from "./address-fixes";
import type { Fix } from "./fix";
import { findSectionName, findSplit, findWithoutBlanks, findWithoutBlankSections } from "./list-fixes";
import { findOwnId, findOwnTitle, findShorterId, findTitle } from "./row-fixes";
import { findCarriable, findShorter } from "./text-fixes";

type Finder = (path: string, draft: DraftMessage) => Fix[];

function findRequired(path: string, draft: DraftMessage): Fix[] {
  if (/\.rows\.\d+\.id$/.test(path)) return findOwnId(path, draft);
  if (/\.rows\.\d+\.title$/.test(path)) return [...findTitle(path, draft), ...findWithoutBlanks(draft)];
  return path.startsWith("sections.") ? findWithoutBlankSections(draft) : [];
}

/** What may help against a broken rule, the best first. A rule that is not here needs a person. */
const FINDERS = new Map<string, Finder>([
  ["required", findRequired],
  ["too-long", findShorter],
  [
    "too-many",
    (path, draft) =>
      path === "sections"
        ? findWithoutBlankSections(draft)
        : [...findWithoutBlanks(draft), ...findSplit(path, draft)],
  ],
  ["not-carriable", findCarriable],
  ["not-a-number", (_, draft) => findNumber(draft)],
  ["not-a-web-address", (_, draft) => findAddress(draft)],
  ["duplicate-row-id", findOwnId],
  ["duplicate-row-title", findOwnTitle],
  ["row-id-too-long", findShorterId],
  ["too-many-rows-in-all", (_, draft) => findWithoutBlanks(draft)],
  ["missing-section-title", findSectionName],
  ["audio-not-https", (_, draft) => findHttps(draft)],
  ["reply-not-a-wamid", (_, draft) => findWamid(draft)],
  ["reply-to-several", (_, draft) => findNoReply(draft)],
]);

type Counts = Map<string, number>;

function countCodes(problems: readonly Problem[]): Counts {
  const counts: Counts = new Map();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** Whether a fix leaves one problem less of its kind and no problem more of any other. Rows may have moved: kinds are counted. */
function isGood(fix: Fix, { path, code }: Problem, left: readonly Problem[], before: Counts): boolean {
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
 * The fix of a problem of this draft, or null where only a person knows what to do. It removes the problem, raises no other and
 * changes nothing but its paths: what would not do so is not offered. It looks for the draft's problems anew: some milliseconds in
 * the largest list, so it is for the problem that is shown and not for every keystroke.
 */
export function findFix(problem: Problem, draft: DraftMessage): Fix | null {
  const fixes = FINDERS.get(problem.code)?.(problem.path, draft) ?? [];
  if (fixes.length === 0) return null;
  // That several people are answered is no fault of the draft alone.
  const recipients = problem.code === "reply-to-several" ? 2 : 1;
  const before = countCodes(findProblems(draft, recipients));
  const good = fixes.find((fix) => isGood(fix, problem, findProblems(fix.apply(draft), recipients), before));
  return good ?? null;
}
