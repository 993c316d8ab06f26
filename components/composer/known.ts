import { SAMPLE_AUDIO_PATH } from "@/lib/message/sandbox";
import type { DraftMessage } from "@/lib/message/draft";
import type { Problem } from "@/lib/whatsapp/problems";
import type { Known } from "@/lib/whatsapp/warning";
import type { KnownFinding } from "./draft-store";

/** Texts by message ID, in memory only, because an ID contains a phone number. */
const texts = new Map<string, string>();
/** When each was sent, in epoch ms, if known. */
const times = new Map<string, number>();

/** Call when a send is accepted, so that a reply to it can show what it quotes. */
export function rememberSent(messageId: string, draft: DraftMessage): void {
  const words = draft.kind === "list" ? draft.body : draft.kind === "text" ? draft.text : "Audio";
  texts.set(messageId, words);
}

/** Call with what the outbox knows of a message: how it begins, and when it was sent. */
export function rememberSentWords(messageId: string, words: string, at: number): void {
  // This visit knows the whole text.
  if (!texts.has(messageId)) texts.set(messageId, words);
  rememberSentTime(messageId, at);
}

export const rememberSentTime = (messageId: string, at: number): void => void times.set(messageId, at);

/** A message's text, if this visit knows it. */
export const readSentText = (messageId: string): string | undefined => texts.get(messageId.trim());

/** When a message was sent, if Menuet knows. */
export const readSentTime = (messageId: string): number | undefined => times.get(messageId.trim());

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
