import type { ReactNode } from "react";

export type ChatTheme = "auto" | "light" | "dark";

const SCHEMES: Record<ChatTheme, string> = { auto: "", light: "scheme-light", dark: "scheme-dark" };

/** The business's name in the preview: what WhatsApp shows there is the sender's own profile, which FlowIQ does not tell. */
export const BUSINESS_NAME = "Your business";

type ChatProps = {
  theme: ChatTheme;
  children: ReactNode;
  /** What rises over the chat: the list's sheet. */
  overlay?: ReactNode;
};

/** The customer's phone with the chat open, the newest message at the bottom. */
export function Chat({ theme, children, overlay }: ChatProps) {
  return (
    <div
      className={`relative mx-auto contain-strict flex h-[640px] max-h-[calc(100dvh-9rem)] min-h-96 w-full max-w-[356px] flex-col overflow-hidden rounded-[36px] border-8 border-[#1c1917] bg-chat-wall text-chat-ink shadow-[0_12px_40px_rgb(0_0_0/0.13)] ${SCHEMES[theme]}`}
    >
      <div className="flex items-center gap-2.5 bg-chat-head px-3.5 py-3">
        <div
          aria-hidden
          className="grid size-[34px] place-items-center rounded-full bg-[#0f766e] font-semibold text-[#ffffff]"
        >
          Y
        </div>
        <div>
          <div className="font-medium">{BUSINESS_NAME}</div>
          <div className="text-[0.75rem]/4 text-chat-muted">business account</div>
        </div>
      </div>
      <div
        tabIndex={0}
        role="group"
        aria-label="Chat"
        className="flex min-h-0 flex-1 flex-col overflow-y-auto px-3 py-4"
      >
        <div className="mt-auto flex flex-col gap-2.5">{children}</div>
      </div>
      {overlay}
    </div>
  );
}
