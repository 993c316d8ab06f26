import { isBlankDraft } from "@/lib/message/blank-draft";
import type { DraftForm } from "@/lib/message/draft";
import { findShareCode } from "@/lib/message/share/fragment";
import { readStoredDraft } from "@/lib/message/stored-draft";

/** What the sheet shows. `code`: the share code that it came by, null where it is this browser's own draft. */
export type ProofMessage =
  | { state: "message"; form: DraftForm; code: string | null }
  | { state: "empty" }
  | { state: "broken"; why: string };

const COULD_NOT_READ = "The code that reads links did not arrive: the connection may be down";

/** Reading links is fetched only where there is one. */
async function readLink(code: string): Promise<ProofMessage> {
  const reader = await import("@/lib/message/share/share-code").catch(() => null);
  if (!reader) return { state: "broken", why: COULD_NOT_READ };
  const reading = await reader.parseShareCode(code);
  return reading.ok ? { state: "message", form: reading.form, code } : { state: "broken", why: reading.why };
}

/**
 * The message of an address's fragment where it carries one, else the draft that the browser kept.
 * @param fragment with or without its "#"
 * @param keptText as `formatStoredDraft` wrote it; null where nothing is kept
 */
export async function readProofMessage(fragment: string, keptText: string | null): Promise<ProofMessage> {
  const code = findShareCode(fragment);
  if (code !== null) return readLink(code);
  const kept = keptText === null ? null : readStoredDraft(keptText);
  if (!kept || isBlankDraft(kept.form)) return { state: "empty" };
  return { state: "message", form: kept.form, code: null };
}

/** What a message is called where it stands among others: by its header, where it has one. */
export const toMessageName = ({ kind, header }: DraftForm): string =>
  kind === "audio" ? "Audio message" : header.trim() || "List menu without a header";
