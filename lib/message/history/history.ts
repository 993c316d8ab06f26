import type { DraftForm } from "@/lib/message/draft";

/** What undo takes back: the message. Whom it goes to and what it answers is no part of it, so that no undo changes a recipient. */
export type DraftContent = Omit<DraftForm, "recipient" | "replyTo">;

/** `typing`: letters in one field. `structure`: rows and sections moved, added, removed. `replace`: another message, a fix, a paste. */
export type EditKind = "typing" | "structure" | "replace";

/**
 * When (epoch milliseconds), how and where a draft was changed. `path`: a draft path, where the focus goes back to. `words`: what was
 * done, where whoever did it knows more than the two states tell: "“Restaurant menu” opened".
 */
export type Edit = { at: number; kind: EditKind; path: string; words?: string | undefined };

/** A state of the draft and the edit that led to it; `size`: its JSON in UTF-16 units. */
export type Step = { content: DraftContent; edit: Edit; size: number };

/**
 * `past`: oldest first; `future`: the next one first. `isOpen`: typing may still go on into the present step; not so after an
 * undo, whose state must stay reachable.
 */
export type History = { past: Step[]; present: Step; future: Step[]; isOpen: boolean };

/** Steps beside the present one, and UTF-16 units of JSON in all: what goes beyond is forgotten, the oldest first. */
export const HISTORY_BOUNDS = { steps: 200, characters: 500_000 } as const;

const withoutEnvelope = ({
  kind,
  header,
  body,
  footer,
  button,
  sections,
  audioUrl,
}: DraftContent): DraftContent => ({
  ...{ kind, header, body, footer, button, sections, audioUrl },
});

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

/** A form that shows a state of the history; its recipient and reply id stay. */
export const toForm = (form: DraftForm, { present }: History): DraftForm => ({ ...form, ...present.content });
