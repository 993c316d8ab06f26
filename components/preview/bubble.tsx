import type { ReactNode } from "react";

/** Longer than any word, and than most addresses. */
const UNBROKEN = /\S{300}/;

/**
 * The class of a text. With kerning Chromium shapes all the rest of an unbroken run anew for each
 * of its lines: 20,000 letters took seconds a key.
 */
export const toKerning = (...texts: string[]): string =>
  texts.some((text) => UNBROKEN.test(text)) ? "[font-kerning:none]" : "";

/** The chat's clock stands still, so that two looks at one draft are the same picture. */
export const SENT_TIME = "12:04";
export const REPLY_TIME = "12:05";

type BubbleProps = {
  /**
   * Whose it is, seen from the customer's phone: `in` from the business, `out` from the customer.
   */
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
 * The time, beside the last line of what stands before it where there is room. `isBelow`: where
 * that is no text. `mark`: what became of it; else the customer's bubble has read ticks.
 */
export function BubbleTime({ time, isBelow, mark }: BubbleTimeProps) {
  return (
    <div className={`chat-time text-chat-time text-chat-muted ${isBelow ? "chat-time-below" : ""}`}>
      {time}
      {mark !== undefined && <span className="chat-mark">{mark}</span>}
    </div>
  );
}
