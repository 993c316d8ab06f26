"use client";
import { startTransition, useEffect, useState } from "react";
import { DRAFT_KEY, readDraftText, readLinkedDraft } from "@/components/client/kept-drafts";
import { findShareCode } from "@/lib/message/codecs/share-fragment";
import { type DraftForm, isBlankDraft } from "@/lib/message/draft";
import { readStoredDraft } from "@/lib/message/stored-draft";
import { normaliseTexts, toShownText } from "@/lib/message/texts";

const DRAFT_KNOWN = "proof:draft-known";

/** Marks when the sheet's message is known: all that follows is drawing. */
function markDraftKnown(): void {
  performance.clearMarks(DRAFT_KNOWN);
  performance.mark(DRAFT_KNOWN);
}

/**
 * Call once `what` is on the page: measures, as "proof:<what>", from the message to the end of the
 * frame that shows it. Once a message: what is drawn after the flags answers the viewer's own
 * changes.
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

/**
 * What the sheet shows. `code`: the share code that it came by, null where it is this browser's own
 * draft.
 */
type ProofMessage =
  | { state: "message"; form: DraftForm; code: string | null }
  | { state: "empty" }
  | { state: "broken"; why: string };

const COULD_NOT_READ = "Couldn’t load the code that reads links. Check the connection";

/** Reading links is fetched only where there is one. */
async function readLink(code: string): Promise<ProofMessage> {
  const reader = await import("@/lib/message/codecs/share-code").catch(() => null);
  if (!reader) return { state: "broken", why: COULD_NOT_READ };
  const reading = await reader.parseShareCode(code);
  return reading.ok
    ? { state: "message", form: normaliseTexts(reading.form), code }
    : { state: "broken", why: reading.why };
}

/**
 * The message of an address's fragment where it carries one, else the draft of this tab or browser.
 * @param fragment with or without its "#"
 * @param linked what the composer opened from a link in this tab, and nobody has changed
 * @param keptText as `formatStoredDraft` wrote it; null where nothing is kept
 */
export async function readProofMessage(
  fragment: string,
  { linked, keptText }: { linked: DraftForm | null; keptText: string | null },
): Promise<ProofMessage> {
  const code = findShareCode(fragment);
  if (code !== null) return readLink(code);
  if (linked) return { state: "message", form: linked, code: null };
  const kept = keptText === null ? null : readStoredDraft(keptText);
  if (!kept || isBlankDraft(kept.form)) return { state: "empty" };
  return { state: "message", form: kept.form, code: null };
}

/** What a message is called where it stands among others: by its header, where it has one. */
export const toMessageName = ({ kind, header, text }: DraftForm): string =>
  ({
    audio: "Audio message",
    text: toShownText(text) || "Text message",
    list: toShownText(header) || "List menu without a header",
  })[kind];

/**
 * The sheet's message, null until it is read; it follows the address, and the draft as another tab
 * changes it.
 */
export function useProofMessage(): ProofMessage | null {
  const [message, setMessage] = useState<ProofMessage | null>(null);
  useEffect(() => {
    let turn = 0;
    const read = async () => {
      turn += 1;
      const own = turn;
      const read = await readProofMessage(location.hash, {
        linked: readLinkedDraft()?.form ?? null,
        keptText: readDraftText(),
      });
      // Only the last reading counts: a link may take longer to read than what came after it.
      if (own !== turn) return;
      markDraftKnown();
      startTransition(() => setMessage(read));
    };
    const readKept = ({ key }: StorageEvent) => {
      if (key === DRAFT_KEY || key === null) void read();
    };
    void read();
    window.addEventListener("hashchange", read);
    window.addEventListener("storage", readKept);
    return () => {
      turn = -1;
      window.removeEventListener("hashchange", read);
      window.removeEventListener("storage", readKept);
    };
  }, []);
  return message;
}
