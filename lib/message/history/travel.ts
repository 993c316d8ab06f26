import type { History, Step } from "./history";

/** Where the history is now, and the draft path to which the focus goes: the place of what was undone or done again. */
export type Travel = { history: History; path: string };

/** All states, oldest first, and which of them is shown. */
export const listSteps = ({ past, present, future }: History): { steps: Step[]; index: number } => ({
  steps: [...past, present, ...future],
  index: past.length,
});

/** Goes to any state by its index in `listSteps`, and forgets none; null where there is no such state. */
export function restore(history: History, index: number): Travel | null {
  const { steps, index: now } = listSteps(history);
  const present = steps[index];
  if (!present) return null;
  // Backwards the edit that is taken back last was made in the state after the one that is shown now.
  const path = (index < now ? steps[index + 1] : present)?.edit.path ?? present.edit.path;
  return {
    history: { past: steps.slice(0, index), present, future: steps.slice(index + 1), isOpen: false },
    path,
  };
}

/** One step back; null where nothing is left to undo. */
export const undo = (history: History): Travel | null => restore(history, history.past.length - 1);

/** One step forward; null where nothing was undone. */
export const redo = (history: History): Travel | null => restore(history, history.past.length + 1);
