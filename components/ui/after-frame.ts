/** Runs something once the frame at hand is drawn, so that no key waits for it; in the order asked for. A hidden page draws no frame. */
export function afterFrame(run: () => void): void {
  if (document.hidden) queueMicrotask(run);
  else requestAnimationFrame(() => setTimeout(run));
}
