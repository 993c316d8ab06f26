import {
  type DraftContent,
  type Edit,
  type History,
  HISTORY_BOUNDS,
  isSameContent,
  makeStep,
  type Step,
} from "./history";
import { goesOn } from "./merge";

/** The latest of the past that may be kept beside the present. */
function keepWithin(past: readonly Step[], present: Step): Step[] {
  let room = HISTORY_BOUNDS.characters - present.size;
  const kept = past.slice(-HISTORY_BOUNDS.steps);
  let from = kept.length;
  while (from > 0 && (kept[from - 1]?.size ?? 0) <= room) room -= kept[--from]?.size ?? 0;
  return kept.slice(from);
}

/**
 * The history with one more state. Typing in one field is one step until a pause of a second, another field, or a new word after
 * 20 letters; every other edit is a step of its own. What was undone is forgotten. A draft that says the same changes nothing.
 */
export function record(history: History, draft: DraftContent, edit: Edit): History {
  const { past, present } = history;
  const step = makeStep(draft, edit);
  if (isSameContent(step, present)) return history;
  const before = goesOn(history, step) ? past : [...past, present];
  return { past: keepWithin(before, step), present: step, future: [], isOpen: true };
}

/** The history whose present state is put right: what follows from an edit by itself is no step of its own. */
export function amend(history: History, draft: DraftContent): History {
  const present = makeStep(draft, history.present.edit);
  return isSameContent(present, history.present) ? history : { ...history, present };
}
