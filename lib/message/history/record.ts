import { findText } from "@/lib/message/draft-path";
import { ownRowIds } from "@/lib/message/edit-content";
import { countSame } from "./changed-place";
import {
  type DraftContent,
  type Edit,
  type History,
  HISTORY_BOUNDS,
  isSameContent,
  makeStep,
  type Step,
} from "./history";

/** In every state, freezes ids that were sent or copied, whatever happens to their titles. */
export function ownIds(history: History, ids: ReadonlySet<string>): History {
  const own = (step: Step) => {
    const content = ownRowIds(step.content, ids);
    return content === step.content ? step : makeStep(content, step.edit);
  };
  const { past, present, future } = history;
  return { ...history, past: past.map(own), present: own(present), future: future.map(own) };
}

/** A pause that ends a typing step. */
export const PAUSE_MS = 1000;
/** After this many letters, the next word starts a new step. */
const WORD_AFTER = 20;

const toText = (content: DraftContent | undefined, path: string): string =>
  content === undefined ? "" : (findText(content, path) ?? "");

/** Whether the typed letters start a new word, right after a space. */
function beginsWord(before: string, after: string): boolean {
  const at = countSame(before, after);
  return after.length > before.length && /\s/.test(before.charAt(at - 1)) && /\S/.test(after.charAt(at));
}

/** Whether a step extends the present one: same field, no pause, no new word after many letters. */
function goesOn({ past, present, isOpen }: History, next: Step): boolean {
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

/** The latest past steps that fit beside the present one. */
function limitSteps(past: readonly Step[], present: Step): Step[] {
  let room = HISTORY_BOUNDS.characters - present.size;
  const kept = past.slice(-HISTORY_BOUNDS.steps);
  let from = kept.length;
  while (from > 0 && (kept[from - 1]?.size ?? 0) <= room) room -= kept[--from]?.size ?? 0;
  return kept.slice(from);
}

/** Typing is one step until a second's pause, another field, or a new word after 20 letters. */
export function record(history: History, draft: DraftContent, edit: Edit): History {
  const { past, present } = history;
  const step = makeStep(draft, edit);
  if (isSameContent(step, present)) return history;
  const before = goesOn(history, step) ? past : [...past, present];
  return { past: limitSteps(before, step), present: step, future: [], isOpen: true };
}

/** Corrects the present state: what follows from an edit by itself is no step of its own. */
export function amend(history: History, draft: DraftContent): History {
  const present = makeStep(draft, history.present.edit);
  return isSameContent(present, history.present) ? history : { ...history, present };
}
