"use client";

import type { ReactNode } from "react";
import { AudioBubble } from "@/components/preview/audio/audio-bubble";
import { Chat } from "@/components/preview/chat";
import type { Look } from "@/components/preview/look/look";
import { SENT_TIME } from "@/components/preview/times";
import { useSettled } from "@/components/ui/use-settled";
import { findAudioUrlFault } from "@/lib/message/audio-url";
import { AudioPlayer } from "./audio-player";

/** While an address is typed, its halves are not fetched. */
const SETTLE_MS = 400;

type AudioRehearsalProps = { audioUrl: string; look: Look; quote: ReactNode; isFetchedOnPlay?: boolean };

/** An audio message in the chat, playing the real file. */
export default function AudioRehearsal({ audioUrl, look, quote, isFetchedOnPlay }: AudioRehearsalProps) {
  const url = useSettled(audioUrl.trim(), SETTLE_MS);
  const canPlay = url !== "" && !findAudioUrlFault(url);
  const player = canPlay ? (
    <AudioPlayer key={url} url={url} isFetchedOnPlay={isFetchedOnPlay} />
  ) : (
    <p className="text-chat-small text-chat-muted italic">
      Paste the address of an audio file to play it here.
    </p>
  );
  return (
    <>
      <Chat look={look}>
        <AudioBubble player={player} quote={quote} time={SENT_TIME} hasLine={canPlay} />
      </Chat>
      <p className="mx-auto mt-4 max-w-[356px] text-note text-faint">
        It arrives as basic audio. A voice note, with a waveform and a microphone, cannot be promised: FlowIQ
        documents no setting for it.
      </p>
    </>
  );
}
