import type { SendSummary } from "@/lib/outbox/contract/history";
import { SEND_STATES, type SendState } from "@/lib/outbox/contract/send-view";

type Tone = "good" | "bad" | "open" | "quiet";
type StateWords = { word: string; tone: Tone };

/** Each state in a word, and whether it is good, bad, wants attention, or nothing to look at. */
export const STATE_WORDS: Record<SendState, StateWords> = {
  queued: { word: "Queued", tone: "quiet" },
  sending: { word: "Sending", tone: "quiet" },
  accepted: { word: "Accepted", tone: "good" },
  rejected: { word: "Rejected", tone: "bad" },
  unknown: { word: "Unknown", tone: "open" },
  cancelled: { word: "Cancelled", tone: "quiet" },
  closed: { word: "Closed", tone: "quiet" },
};

export const STATE_CHOICES = SEND_STATES.map((state) => ({ state, word: STATE_WORDS[state].word }));

/** Why a send stands still, in words; null where it does not. */
export function toHoldWords({ state, hold }: Pick<SendSummary, "state" | "hold">): string | null {
  if (state !== "queued" || hold === null) return null;
  return hold === "stale" ? "Waits for your confirmation" : "Paused";
}

const KINDS: Record<string, string> = { interactive: "List menu", audio: "Audio" };

/** FlowIQ's name of a message's kind, in ours. */
export const toKindWord = (messageType: string): string => KINDS[messageType] ?? messageType;
