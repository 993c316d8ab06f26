import type { ReactNode } from "react";

/** Longer than any word, and than most URLs. */
const UNBROKEN = /\S{300}/;

/** Turns kerning off for long unbroken text, with which Chromium took seconds a keystroke. */
export const toKerning = (...texts: string[]): string =>
  texts.some((text) => UNBROKEN.test(text)) ? "[font-kerning:none]" : "";

/** A fixed time, so that two looks at one draft are the same picture. */
export const SENT_TIME = "12:04";
export const REPLY_TIME = "12:05";

type BubbleProps = {
  /** Seen from the customer's phone: `in` from the business, `out` from the customer. */
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

type BubbleTimeProps = { time: string; isBelow?: boolean; mark?: ReactNode };

/**
 * The time, beside the last line if there is room. `isBelow`: below content that isn't text.
 * `mark`: the delivery state; without it, the customer's bubble has read ticks.
 */
export function BubbleTime({ time, isBelow, mark }: BubbleTimeProps) {
  return (
    <div className={`chat-time text-chat-time text-chat-muted ${isBelow ? "chat-time-below" : ""}`}>
      {time}
      {mark !== undefined && <span className="chat-mark">{mark}</span>}
    </div>
  );
}
