import type { ReactNode } from "react";
import { Bubble, BubbleTime } from "./bubble";

export type AudioBubbleProps = {
  player: ReactNode;
  quote: ReactNode;
  time: string;
  /** The player's last line is text that leaves room for the time. */
  hasLine?: boolean;
  /** `in` is from the business, as on the customer's phone. */
  side?: "in" | "out";
  mark?: ReactNode;
};

/** Basic audio in the chat: no waveform, no caption. */
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
