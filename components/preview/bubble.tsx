import type { ReactNode } from "react";

type BubbleProps = {
  /** Whose it is, seen from the customer's phone: `in` from the business, `out` from the customer. */
  side: "in" | "out";
  children: ReactNode;
};

/** The rounded box of one message in the chat. */
export function Bubble({ side, children }: BubbleProps) {
  const look =
    side === "in" ? "self-start rounded-ss-none bg-chat-in" : "self-end rounded-se-none bg-chat-out";
  return (
    <div
      data-side={side}
      className={`max-w-[82%] min-w-32 rounded-[7.5px] text-[0.8875rem]/[1.1875rem] break-words text-chat-ink shadow-[0_1px_0.5px_rgba(11,20,26,0.13)] ${look}`}
    >
      {children}
    </div>
  );
}

/** The time in a bubble's last line. */
export function BubbleTime({ time }: { time: string }) {
  return <div className="mt-0.5 text-end text-[0.6875rem]/[0.9375rem] text-chat-muted">{time}</div>;
}
