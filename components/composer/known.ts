import { SAMPLE_AUDIO_PATH } from "@/lib/message/sandbox";
import type { DraftMessage } from "@/lib/message/draft";
import type { Problem } from "@/lib/whatsapp/problems";
import type { Known } from "@/lib/whatsapp/warning";
import type { KnownFinding } from "./draft-store";
import { readSentTime } from "./sent-texts";

/** The URL of the sandbox's own audio, as this browser reaches it. */
export const toSampleUrl = (): string => new URL(SAMPLE_AUDIO_PATH, location.origin).href;

/** What this page knows beside the draft. */
export const readKnown = ({ replyTo }: { replyTo: string }, isSandbox: boolean): Known => ({
  now: Date.now(),
  repliedAt: readSentTime(replyTo),
  sampleUrl: isSandbox ? toSampleUrl() : undefined,
});

/** Problems that the server found with this draft's audio, if it checked this URL. */
export const findAudioProblems = (draft: DraftMessage, found: KnownFinding | null): Problem[] =>
  draft.kind === "audio" && found?.url === draft.audioUrl.trim() ? found.problems : [];
