import { type DraftForm, emptyDraft } from "@/lib/message/draft";

/**
 * Where the history is now, and the draft path to which the focus goes: the place of what was
 * undone or done again.
 */
export type Travel = { history: History; path: string };

/** All states, oldest first, and which of them is shown. */
export const listSteps = ({ past, present, future }: History): { steps: Step[]; index: number } => ({
  steps: [...past, present, ...future],
  index: past.length,
});

/**
 * Goes to any state by its index in `listSteps`, and forgets none; null where there is no such
 * state.
 */
export function restore(history: History, index: number): Travel | null {
  const { steps, index: now } = listSteps(history);
  const present = steps[index];
  if (!present) return null;
  // Backwards the edit that is taken back last was made in the state after the one that is shown
  // now.
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

/**
 * What undo takes back: the message. Whom it goes to and what it answers is no part of it, so that
 * no undo changes a recipient.
 */
export type DraftContent = Omit<DraftForm, "recipient" | "replyTo">;

/**
 * `typing`: letters in one field. `structure`: rows and sections moved, added, removed. `replace`:
 * another message, a fix, a paste.
 */
export type EditKind = "typing" | "structure" | "replace";

/**
 * When (epoch milliseconds), how and where a draft was changed. `path`: a draft path, where the
 * focus goes back to. `words`: what was done, where whoever did it knows more than the two states
 * tell: "“Restaurant menu” opened".
 */
export type Edit = { at: number; kind: EditKind; path: string; words?: string | undefined };

/** A state of the draft and the edit that led to it; `size`: its JSON in UTF-16 units. */
export type Step = { content: DraftContent; edit: Edit; size: number };

/**
 * `past`: oldest first; `future`: the next one first. `isOpen`: typing may still go on into the
 * present step; not so after an undo, whose state must stay reachable.
 */
export type History = { past: Step[]; present: Step; future: Step[]; isOpen: boolean };

/**
 * Steps beside the present one, and UTF-16 units of JSON in all: what goes beyond is forgotten, the
 * oldest first.
 */
export const HISTORY_BOUNDS = { steps: 200, characters: 500_000 } as const;

export function withoutEnvelope(draft: DraftContent): DraftContent {
  const { kind, header, body, footer, button, sections, audioUrl, text } = draft;
  return { kind, header, body, footer, button, sections, audioUrl, text };
}

export function makeStep(draft: DraftContent, edit: Edit): Step {
  const content = withoutEnvelope(draft);
  return { content, edit, size: JSON.stringify(content).length };
}

/** A history that begins with a draft; the focus of its beginning is the body. */
export const startHistory = (draft: DraftContent, at: number): History => ({
  past: [],
  present: makeStep(draft, { at, kind: "replace", path: "body" }),
  future: [],
  isOpen: false,
});

export const isSameContent = (a: Step, b: Step): boolean =>
  a.size === b.size && JSON.stringify(a.content) === JSON.stringify(b.content);

/** A whole draft of what a history keeps, for whoever reads one. */
export const toWholeDraft = (content: DraftContent): DraftForm => ({ ...emptyDraft(), ...content });

/** Of the form in which a history is kept. */
export const STORED_VERSION = 1;

/** Steps never change: each is written once, however often its history is kept. */
const written = new WeakMap<Step, string>();

function formatStep(step: Step): string {
  const { content, edit } = step;
  const text = written.get(step) ?? JSON.stringify({ content, edit });
  written.set(step, text);
  return text;
}

const formatSteps = (steps: readonly Step[]): string => `[${steps.map(formatStep).join(",")}]`;

/**
 * A history as JSON for the browser's own storage: no recipient and no reply id, which it never
 * holds.
 */
export const formatHistory = ({ past, present, future, isOpen }: History): string =>
  `{"version":${STORED_VERSION},"past":${formatSteps(past)},"present":${formatStep(present)},` +
  `"future":${formatSteps(future)},"isOpen":${isOpen}}`;
