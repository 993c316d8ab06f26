"use client";

import type { ReactNode } from "react";
import { AudioBubble } from "@/components/preview/audio-bubble";
import { Chat, type ChatTheme } from "@/components/preview/chat";
import { useSettled } from "@/components/ui/use-settled";
import { findAudioUrlFault } from "@/lib/message/audio-url";
import { AudioPlayer } from "./audio-player";
import { SENT_TIME } from "./times";

/** While an address is typed, its halves are not fetched. */
const SETTLE_MS = 400;

type AudioRehearsalProps = { audioUrl: string; theme: ChatTheme; quote: ReactNode };

/** An audio message in the chat, playing the real file. */
export default function AudioRehearsal({ audioUrl, theme, quote }: AudioRehearsalProps) {
  const url = useSettled(audioUrl.trim(), SETTLE_MS);
  const player =
    url === "" || findAudioUrlFault(url) ? (
      <p className="text-note text-chat-muted italic">Paste the address of an audio file to play it here.</p>
    ) : (
      <AudioPlayer key={url} url={url} />
    );
  return (
    <Chat theme={theme}>
      <AudioBubble player={player} quote={quote} time={SENT_TIME} />
    </Chat>
  );
}
