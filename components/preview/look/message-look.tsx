import { Chat } from "@/components/preview/chat";
import { StaticMessage } from "@/components/preview/static-message";
import type { DraftMessage } from "@/lib/message/draft";
import type { Look } from "./look";

export type MessageLookProps = {
  draft: DraftMessage;
  look: Look;
  /** `chat`: the message in the chat. `list`: the chat with the list open; an audio message has none. */
  view: "chat" | "list";
};

/** One message in one look, still: nothing in it can be tapped. The same draft and look always draw the same. */
export function MessageLook({ draft, look }: MessageLookProps) {
  return (
    <Chat theme={look.theme === "page" ? "auto" : look.theme}>
      <StaticMessage draft={draft} time="12:04" />
    </Chat>
  );
}
