const DRAFT_KNOWN = "proof:draft-known";
const PAINTED = "proof:painted";

/** Marks when the sheet's message is known: all that follows is drawing. */
export function markDraftKnown(): void {
  performance.clearMarks(DRAFT_KNOWN);
  performance.mark(DRAFT_KNOWN);
}

/** Call once the cells are on the page: measures from the message to the end of the frame that shows them. */
export function measurePaint(): void {
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      performance.clearMeasures(PAINTED);
      performance.measure(PAINTED, DRAFT_KNOWN);
    };
    channel.port2.postMessage(null);
  });
}
