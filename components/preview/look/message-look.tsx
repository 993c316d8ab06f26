import { AudioBubble } from "@/components/preview/audio/audio-bubble";
import { AudioControls, NEW_TRACK } from "@/components/preview/audio/audio-controls";
import { Chat } from "@/components/preview/chat";
import { ListBubble, ListButtonLabel } from "@/components/preview/list-bubble";
import { QuotedMessage } from "@/components/preview/quoted-message";
import { StillSheet } from "@/components/preview/sheet/still-sheet";
import { toTextDirection } from "@/components/preview/text-direction";
import { SENT_TIME } from "@/components/preview/times";
import type { DraftMessage } from "@/lib/message/draft";
import type { Look } from "./look";

export type MessageLookProps = {
  draft: DraftMessage;
  look: Look;
  /** `chat`: the message in the chat. `list`: the chat with the list open; an audio message has none. */
  view: "chat" | "list";
};

/** One message in one look, still: nothing in it can be tapped. The same draft and look always draw the same. */
export function MessageLook({ draft, look, view }: MessageLookProps) {
  const dir = toTextDirection(look);
  const quote = <QuotedMessage replyTo={draft.replyTo} dir={dir} />;
  switch (draft.kind) {
    case "audio":
      return (
        <Chat look={look} isStill>
          <AudioBubble
            player={
              <>
                <AudioControls track={NEW_TRACK} />
                <p className="chat-last-line text-chat-time text-chat-muted tabular-nums">0:00</p>
              </>
            }
            quote={quote}
            time={SENT_TIME}
            hasLine
          />
        </Chat>
      );
    case "list":
      return (
        <Chat look={look} isStill overlay={view === "list" && <StillSheet draft={draft} dir={dir} />}>
          <ListBubble
            header={draft.header}
            body={draft.body}
            footer={draft.footer}
            button={<ListButtonLabel label={draft.button} dir={dir} />}
            quote={quote}
            time={SENT_TIME}
            dir={dir}
          />
        </Chat>
      );
    default:
      return draft satisfies never;
  }
}
