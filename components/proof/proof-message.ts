"use client";
import { startTransition, useEffect, useState } from "react";
import { DRAFT_KEY, readDraftText, readLinkedDraft } from "@/components/client/saved-drafts";
import { findShareCode } from "@/lib/message/codecs/share-fragment";
import { type DraftForm, isBlankDraft } from "@/lib/message/draft";
import { readStoredDraft } from "@/lib/message/stored-draft";
import { normaliseTexts, toShownText } from "@/lib/message/texts";

const DRAFT_KNOWN = "proof:draft-known";

/** Marks when the sheet's message is known: all that follows is rendering. */
function markDraftKnown(): void {
  performance.clearMarks(DRAFT_KNOWN);
  performance.mark(DRAFT_KNOWN);
}

/**
 * Call once `what` is on the page: measures "proof:<what>", from the message to its frame's end.
 * Once per message: what renders after the flags answers the viewer's own changes.
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

/** What the sheet shows. `code`: its share code; null for this browser's own draft. */
type ProofMessage =
  | { state: "message"; form: DraftForm; code: string | null }
  | { state: "empty" }
  | { state: "broken"; why: string };

const COULD_NOT_READ = "Couldn’t load the code that reads links. Check the connection";

/** The link reader loads only if there is a link. */
async function readLink(code: string): Promise<ProofMessage> {
  const reader = await import("@/lib/message/codecs/share-code").catch(() => null);
  if (!reader) return { state: "broken", why: COULD_NOT_READ };
  const reading = await reader.parseShareCode(code);
  return reading.ok
    ? { state: "message", form: normaliseTexts(reading.form), code }
    : { state: "broken", why: reading.why };
}

/**
 * The message in a URL's fragment, else the draft of this tab or browser.
 * @param fragment with or without its "#"
 * @param linked what the composer opened from a link in this tab, and nobody has changed
 * @param keptText as `formatStoredDraft` wrote it; null if nothing is saved
 */
export async function readProofMessage(
  fragment: string,
  { linked, savedText }: { linked: DraftForm | null; savedText: string | null },
): Promise<ProofMessage> {
  const code = findShareCode(fragment);
  if (code !== null) return readLink(code);
  if (linked) return { state: "message", form: linked, code: null };
  const kept = savedText === null ? null : readStoredDraft(savedText);
  if (!kept || isBlankDraft(kept.form)) return { state: "empty" };
  return { state: "message", form: kept.form, code: null };
}

/** A message's name among others: its header, if it has one. */
export const toMessageName = ({ kind, header, text }: DraftForm): string =>
  ({
    audio: "Audio message",
    text: toShownText(text) || "Text message",
    list: toShownText(header) || "List menu without a header",
  })[kind];

/** The sheet's message, null until it is read; follows the URL and other tabs' changes. */
export function useProofMessage(): ProofMessage | null {
  const [message, setMessage] = useState<ProofMessage | null>(null);
  useEffect(() => {
    let turn = 0;
    const read = async () => {
      turn += 1;
      const own = turn;
      const read = await readProofMessage(location.hash, {
        linked: readLinkedDraft()?.form ?? null,
        savedText: readDraftText(),
      });
      // Only the last read counts: a link may take longer than what came after it.
      if (own !== turn) return;
      markDraftKnown();
      startTransition(() => setMessage(read));
    };
    const readSaved = ({ key }: StorageEvent) => {
      if (key === DRAFT_KEY || key === null) void read();
    };
    void read();
    window.addEventListener("hashchange", read);
    window.addEventListener("storage", readSaved);
    return () => {
      turn = -1;
      window.removeEventListener("hashchange", read);
      window.removeEventListener("storage", readSaved);
    };
  }, []);
  return message;
}
