import type { ReactNode } from "react";
import { Bubble, BubbleTime } from "./bubble";

export type AudioBubbleProps = {
  player: ReactNode;
  quote: ReactNode;
  time: string;
  /** The player's last line is text that keeps room for the time. */
  hasLine?: boolean;
  /** The customer's phone has it as `in`. */
  side?: "in" | "out";
  mark?: ReactNode;
};

/** Basic audio as it stands in the chat: no waveform, no caption. */
export function AudioBubble(props: AudioBubbleProps) {
  const { player, quote, time, hasLine = false, side = "in", mark } = props;
  return (
    <Bubble side={side}>
      {quote}
      <div className="w-72 max-w-full p-(--chat-pad)">
        {player}
        <BubbleTime time={time} isBelow={!hasLine} mark={mark} />
      </div>
    </Bubble>
  );
}
