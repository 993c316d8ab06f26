/**
 * Moves focus to an element once the change at hand is on the page. Where it is not there, focus
 * stays.
 */
export function focusSoon(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => find()?.focus());
}

const FIELDS = "input:not([type=radio],[type=checkbox]),textarea,select,[contenteditable]";

/**
 * Whether what happens there happens to a field: then keys are its text, and what is pasted is its
 * own.
 */
export const isTyping = ({ target }: Event): boolean =>
  target instanceof Element && target.closest(FIELDS) !== null;
