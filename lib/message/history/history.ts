import { type DraftForm, emptyDraft } from "@/lib/message/draft";

/** The history after undo or redo, and the draft path to focus: where the change was. */
export type Travel = { history: History; path: string };

/** All states, oldest first, and the index of the one that is shown. */
export const listSteps = ({ past, present, future }: History): { steps: Step[]; index: number } => ({
  steps: [...past, present, ...future],
  index: past.length,
});

/** Goes to any state by its index in `listSteps`, and drops none; null if there is none. */
export function restore(history: History, index: number): Travel | null {
  const { steps, index: now } = listSteps(history);
  const present = steps[index];
  if (!present) return null;
  // Going back, the focus goes to the edit that followed the restored state.
  const path = (index < now ? steps[index + 1] : present)?.edit.path ?? present.edit.path;
  return {
    history: { past: steps.slice(0, index), present, future: steps.slice(index + 1), isOpen: false },
    path,
  };
}

/** One step back; null if there is nothing to undo. */
export const undo = (history: History): Travel | null => restore(history, history.past.length - 1);

/** One step forward; null if there is nothing to redo. */
export const redo = (history: History): Travel | null => restore(history, history.past.length + 1);

/** What undo restores; no recipient or reply id, so that no undo changes who gets the message. */
export type DraftContent = Omit<DraftForm, "recipient" | "replyTo">;

/** `typing`: one field; `structure`: rows and sections; `replace`: a message, a fix or a paste. */
export type EditKind = "typing" | "structure" | "replace";

/** `at`: epoch ms; `path`: the draft path to focus; `words`: what was done, if it isn't obvious. */
export type Edit = { at: number; kind: EditKind; path: string; words?: string | undefined };

/** A state of the draft, and the edit that led to it; `size`: its JSON in UTF-16 units. */
export type Step = { content: DraftContent; edit: Edit; size: number };

/** `past`: oldest first; `future`: next first; `isOpen`: typing may extend the present step. */
export type History = { past: Step[]; present: Step; future: Step[]; isOpen: boolean };

/** Steps besides the present one, and UTF-16 units of JSON in all; the oldest are dropped first. */
export const HISTORY_BOUNDS = { steps: 200, characters: 500_000 } as const;

export function withoutEnvelope(draft: DraftContent): DraftContent {
  const { kind, header, body, footer, button, sections, audioUrl, text } = draft;
  return { kind, header, body, footer, button, sections, audioUrl, text };
}

export function makeStep(draft: DraftContent, edit: Edit): Step {
  const content = withoutEnvelope(draft);
  return { content, edit, size: JSON.stringify(content).length };
}

/** Starts a history at a draft, with the focus on the body. */
export const startHistory = (draft: DraftContent, at: number): History => ({
  past: [],
  present: makeStep(draft, { at, kind: "replace", path: "body" }),
  future: [],
  isOpen: false,
});

export const isSameContent = (a: Step, b: Step): boolean =>
  a.size === b.size && JSON.stringify(a.content) === JSON.stringify(b.content);

/** A whole draft with a history's content. */
export const toWholeDraft = (content: DraftContent): DraftForm => ({ ...emptyDraft(), ...content });

/** The version of the stored format. */
export const STORED_VERSION = 1;

/** Steps are immutable, so each is serialized once, however often its history is saved. */
const written = new WeakMap<Step, string>();

function formatStep(step: Step): string {
  const { content, edit } = step;
  const text = written.get(step) ?? JSON.stringify({ content, edit });
  written.set(step, text);
  return text;
}

const formatSteps = (steps: readonly Step[]): string => `[${steps.map(formatStep).join(",")}]`;

/** A history as JSON for browser storage; it never holds a recipient or a reply id. */
export const formatHistory = ({ past, present, future, isOpen }: History): string =>
  `{"version":${STORED_VERSION},"past":${formatSteps(past)},"present":${formatStep(present)},` +
  `"future":${formatSteps(future)},"isOpen":${isOpen}}`;
