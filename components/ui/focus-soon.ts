/** Moves focus to an element once the change at hand is on the page. Where it is not there, focus stays. */
export function focusSoon(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => find()?.focus());
}
