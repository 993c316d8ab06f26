import type { ReactNode } from "react";

type BubbleProps = {
  /** Whose it is, seen from the customer's phone: `in` from the business, `out` from the customer. */
  side: "in" | "out";
  children: ReactNode;
};

/** The rounded box of one message in the chat. */
export function Bubble({ side, children }: BubbleProps) {
  const look = side === "in" ? "self-start bg-chat-in" : "self-end bg-chat-out";
  return (
    <div
      data-side={side}
      className={`chat-bubble max-w-(--chat-bubble-width) min-w-32 text-chat-body break-words text-chat-ink ${look}`}
    >
      {children}
    </div>
  );
}

/** The time, beside the last line of what stands before it where there is room. `isBelow`: where that is no text. */
export function BubbleTime({ time, isBelow }: { time: string; isBelow?: boolean }) {
  return (
    <div className={`chat-time text-chat-time text-chat-muted ${isBelow ? "chat-time-below" : ""}`}>
      {time}
    </div>
  );
}
