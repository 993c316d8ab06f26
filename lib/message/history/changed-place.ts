import type { DraftSection } from "@/lib/message/draft";
import type { DraftContent } from "./history";

/** The texts outside rows, with the kind each belongs to. */
const OWNER = {
  header: "list",
  body: "list",
  footer: "list",
  button: "list",
  audioUrl: "audio",
  text: "text",
} as const;
const TEXTS = Object.keys(OWNER) as (keyof typeof OWNER)[];
const LEAVES = ["title", "description", "id"] as const;
const ids = ({ rows }: DraftSection) => rows.map(({ id }) => id);

/** The first row whose id differs between two sections, else the last row. */
function findRow(before: DraftSection, after: DraftSection): number {
  const [old, now] = [ids(before), ids(after)];
  const at = now.findIndex((id, r) => id !== old[r]);
  return at === -1 ? now.length - 1 : at;
}

/** A path that exists: the last row left after a removal, or the button that adds one. */
const toRowPath = (s: number, r: number): string =>
  r < 0 ? `sections.${s}.rows` : `sections.${s}.rows.${r}.title`;

function findInSection(before: DraftSection, after: DraftSection, s: number): string | null {
  if (before.title !== after.title) return `sections.${s}.title`;
  if (before.rows.length !== after.rows.length) return toRowPath(s, findRow(before, after));
  const r = after.rows.findIndex((row, at) => LEAVES.some((leaf) => row[leaf] !== before.rows[at]?.[leaf]));
  const leaf = LEAVES.find((name) => after.rows[r]?.[name] !== before.rows[r]?.[name]);
  return leaf ? `sections.${s}.rows.${r}.${leaf}` : null;
}

function findInSections(before: readonly DraftSection[], after: readonly DraftSection[]): string | null {
  if (before.length !== after.length) {
    const at = after.findIndex((section, s) => JSON.stringify(section) !== JSON.stringify(before[s]));
    const s = at === -1 ? after.length - 1 : at;
    return s < 0 ? "sections" : `sections.${s}.title`;
  }
  for (const [s, section] of after.entries()) {
    const found = findInSection(before[s] ?? section, section, s);
    if (found !== null) return found;
  }
  return null;
}

/** The first changed place in field order, where a person looks for the change; null if none. */
export function findChangedPlace(before: DraftContent, after: DraftContent): string | null {
  if (before.kind !== after.kind) return { audio: "audioUrl", list: "header", text: "text" }[after.kind];
  const text = TEXTS.find((name) => before[name] !== after[name]);
  if (text !== undefined && OWNER[text] === after.kind) return text;
  return after.kind === "list" ? findInSections(before.sections, after.sections) : null;
}

/** How many characters two texts share at the start. */
export function countSame(before: string, after: string): number {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  return at;
}

/** The caret's place after a change, never inside a surrogate pair. */
export function findCaret(before: string, after: string): number {
  const most = Math.min(before.length, after.length) - countSame(before, after);
  let end = 0;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  const caret = after.length - end;
  return /^[\udc00-\udfff]/.test(after.slice(caret)) ? caret + 1 : caret;
}
