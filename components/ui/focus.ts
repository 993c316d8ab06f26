/** Focuses an element on the next frame, once the change is rendered; if absent, focus stays. */
export function focusSoon(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => find()?.focus());
}

const FIELDS = "input:not([type=radio],[type=checkbox]),textarea,select,[contenteditable]";

/** Whether the event is in a field, which then owns its keys and pastes. */
export const isTyping = ({ target }: Event): boolean =>
  target instanceof Element && target.closest(FIELDS) !== null;
