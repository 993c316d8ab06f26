import type { ReactNode } from "react";
import type { Look } from "./look";

const SCHEMES: Record<Look["theme"], string> = { page: "", light: "scheme-light", dark: "scheme-dark" };

/** WhatsApp shows the sender's own profile name here, which FlowIQ doesn't provide. */
export const BUSINESS_NAME = "Your business";

type ChatProps = {
  look: Look;
  /** As tall as its content, for a picture; otherwise as tall as a phone, and scrolls. */
  isStill?: boolean;
  /** Leaves room under a live chat. */
  isShort?: boolean;
  children: ReactNode;
  /** Rises over the chat: the list's sheet. */
  overlay?: ReactNode;
};

/** `live` isolates its layout at a fixed size; `still` is one cell that message and sheet share. */
const FRAMES = {
  live: "chat-live relative flex flex-col contain-strict",
  short: "chat-live chat-short relative flex flex-col contain-strict",
  still: "grid *:[grid-area:1/1] contain-content min-h-96",
};

/** The customer's phone with the chat open, the newest message at the bottom. */
export function Chat({ look, isStill = false, isShort, children, overlay }: ChatProps) {
  const body = (
    <>
      <div className="chat-head flex items-center gap-2.5 border-b border-(--chat-head-rule) bg-chat-head px-3 pb-2">
        <span aria-hidden className="chat-back -me-1 text-chat-icon" />
        <span
          aria-hidden
          className="grid size-9 shrink-0 place-items-center rounded-full bg-[#0f766e] text-[1rem] font-semibold text-[#ffffff]"
        >
          Y
        </span>
        <div className="min-w-0">
          <div className="text-chat-name font-medium">{BUSINESS_NAME}</div>
          <div className="text-chat-time text-chat-muted">Business account</div>
        </div>
      </div>
      <div
        tabIndex={isStill ? undefined : 0}
        role="group"
        aria-label="Chat"
        className="chat-log flex min-h-0 flex-1 flex-col overflow-y-auto px-3 py-4"
      >
        <div className="mt-auto flex flex-col gap-2">{children}</div>
      </div>
    </>
  );
  const frame = FRAMES[isStill ? "still" : isShort ? "short" : "live"];
  return (
    <div
      data-platform={look.platform}
      data-text={look.text}
      data-width={look.width}
      dir={look.direction === "content" ? undefined : look.direction}
      className={`chat-phone mx-auto w-(--chat-width) max-w-full overflow-hidden font-chat text-chat-ink ${frame} ${SCHEMES[look.theme]}`}
    >
      {isStill ? <div className="flex min-w-0 flex-col">{body}</div> : body}
      {overlay}
    </div>
  );
}
