const DRAFT_KNOWN = "proof:draft-known";

/** Marks when the sheet's message is known: all that follows is drawing. */
export function markDraftKnown(): void {
  performance.clearMarks(DRAFT_KNOWN);
  performance.mark(DRAFT_KNOWN);
}

/**
 * Call once `what` is on the page: measures, as "proof:<what>", from the message to the end of the frame that shows it. Once a
 * message: what is drawn after the flags answers the viewer's own changes.
 */
export function measurePaint(what: "painted" | "flagged"): void {
  if (performance.getEntriesByName(DRAFT_KNOWN).length === 0) return;
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      if (performance.getEntriesByName(DRAFT_KNOWN).length === 0) return;
      performance.clearMeasures(`proof:${what}`);
      performance.measure(`proof:${what}`, DRAFT_KNOWN);
      if (what === "flagged") performance.clearMarks(DRAFT_KNOWN);
    };
    channel.port2.postMessage(null);
  });
}
