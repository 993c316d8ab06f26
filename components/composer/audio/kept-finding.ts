import { useSyncExternalStore } from "react";
import type { AudioFinding } from "@/lib/audio/contract/finding";
import type { DraftMessage } from "@/lib/message/draft";
import type { Problem } from "@/lib/whatsapp/problems";

/** What the server found at one address; of any other address it says nothing. */
export type KeptFinding = { url: string; finding: AudioFinding; problems: Problem[] };

let kept: KeptFinding | null = null;
const waiting = new Set<() => void>();

export function keepFinding(found: KeptFinding): void {
  kept = found;
  waiting.forEach((tell) => tell());
}

const subscribe = (tell: () => void) => {
  waiting.add(tell);
  return () => waiting.delete(tell);
};
const read = () => kept;
const nothing = () => null;

/** The last finding, of whatever address. */
export const useKeptFinding = (): KeptFinding | null => useSyncExternalStore(subscribe, read, nothing);

/** The problems that the server found with this draft's audio, if it was asked about this address. */
export const findKeptProblems = (draft: DraftMessage, found: KeptFinding | null = kept): Problem[] =>
  draft.kind === "audio" && found?.url === draft.audioUrl.trim() ? found.problems : [];
