import type { ReactNode } from "react";
import { Bubble, BubbleTime } from "@/components/preview/bubble";

export type AudioBubbleProps = {
  player: ReactNode;
  quote: ReactNode;
  time: string;
  /** The player's last line is text that keeps room for the time. */
  hasLine?: boolean;
};

/** Basic audio as it stands in the chat: no waveform, no caption. */
export function AudioBubble({ player, quote, time, hasLine = false }: AudioBubbleProps) {
  return (
    <Bubble side="in">
      {quote}
      <div className="w-72 max-w-full p-(--chat-pad)">
        {player}
        <BubbleTime time={time} isBelow={!hasLine} />
      </div>
    </Bubble>
  );
}
