import { AudioBubble } from "./audio-bubble";
import { AudioControls, NEW_TRACK } from "./audio-controls";
import { SENT_TIME } from "./bubble";
import { Chat } from "./chat";
import { ListBubble, ListButtonLabel } from "./list-bubble";
import { QuotedMessage } from "./quote-block";
import { StillSheet } from "./sheet-view";
import { TextBubble } from "./text-bubble";
import { toTextDirection } from "./text-direction";
import type { DraftMessage } from "@/lib/message/draft";
import type { Look } from "./look";

export type MessageLookProps = {
  draft: DraftMessage;
  look: Look;
  /** `chat`: the message in the chat. `list`: with the list open, for lists only. */
  view: "chat" | "list";
  /** The edited row as "section.row", which the open list marks; never in a picture. */
  editedRow?: string | null;
};

/** One message in one look, inert. The same draft and look always render the same. */
export function MessageLook({ draft, look, view, editedRow = null }: MessageLookProps) {
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
    case "text":
      return (
        <Chat look={look} isStill>
          <TextBubble text={draft.text} quote={quote} time={SENT_TIME} dir={dir} />
        </Chat>
      );
    case "list":
      return (
        <Chat
          look={look}
          isStill
          overlay={view === "list" && <StillSheet draft={draft} dir={dir} editedRow={editedRow} />}
        >
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
