import type { ReactNode } from "react";
import { Bubble, BubbleTime } from "./bubble";

export type AudioBubbleProps = { player: ReactNode; quote: ReactNode; time: string };

/** Basic audio as it stands in the chat: no waveform, no caption. */
export function AudioBubble({ player, quote, time }: AudioBubbleProps) {
  return (
    <Bubble side="in">
      {quote}
      <div className="w-64 max-w-full px-2.5 pt-2 pb-2">
        {player}
        <BubbleTime time={time} />
      </div>
    </Bubble>
  );
}
