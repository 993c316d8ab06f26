import { SAMPLE_AUDIO_PATH } from "@/lib/message/sandbox";
import type { DraftMessage } from "@/lib/message/draft";
import type { Problem } from "@/lib/whatsapp/problems";
import type { Known } from "@/lib/whatsapp/warning";
import type { KnownFinding } from "./draft-store";
import { readSentTime } from "./sent-texts";

/** The address of the sandbox's own audio, as this browser reaches it. */
export const toSampleUrl = (): string => new URL(SAMPLE_AUDIO_PATH, location.origin).href;

/** What this page knows beside a draft that replies to a message. */
export const readKnown = ({ replyTo }: { replyTo: string }, isSandbox: boolean): Known => ({
  now: Date.now(),
  repliedAt: readSentTime(replyTo),
  sampleUrl: isSandbox ? toSampleUrl() : undefined,
});

/**
 * The problems that the server found with this draft's audio, if it was asked about this address.
 */
export const findAudioProblems = (draft: DraftMessage, found: KnownFinding | null): Problem[] =>
  draft.kind === "audio" && found?.url === draft.audioUrl.trim() ? found.problems : [];
