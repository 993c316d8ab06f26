import type { DraftMessage } from "@/lib/message/draft";
import { isEmptyText } from "@/lib/message/texts";
import { AudioBubble } from "./audio-bubble";
import { ListBubble, ListButtonLabel } from "./list-bubble";
import { QuotedMessage } from "./quote-block";
import { TextBubble } from "./text-bubble";

/** A message, inert: the bubble and, for a list, what its sheet will contain. */
export function StaticMessage({ draft, time }: { draft: DraftMessage; time: string }) {
  const quote = <QuotedMessage replyTo={draft.replyTo} />;
  switch (draft.kind) {
    case "audio":
      return (
        <AudioBubble
          quote={quote}
          time={time}
          player={<p className="break-all text-chat-link">{draft.audioUrl}</p>}
        />
      );
    case "text":
      return <TextBubble text={draft.text} quote={quote} time={time} />;
    case "list":
      return (
        <>
          <ListBubble
            header={draft.header}
            body={draft.body}
            footer={draft.footer}
            button={<ListButtonLabel label={draft.button} />}
            quote={quote}
            time={time}
          />
          <div className="max-w-[82%] rounded-[7.5px] bg-chat-sheet px-3 py-2 text-note text-chat-ink">
            {draft.sections.map((section, index) => (
              <div key={index} className="py-1">
                {!isEmptyText(section.title) && (
                  <div dir="auto" className="font-medium break-words text-chat-accent">
                    {section.title}
                  </div>
                )}
                {section.rows.map((row, rowIndex) => (
                  <div key={rowIndex} dir="auto" className="break-words">
                    {row.title}
                    {!isEmptyText(row.description) && (
                      <span className="text-chat-muted"> · {row.description}</span>
                    )}
                  </div>
                ))}
              </div>
            ))}
          </div>
        </>
      );
    default:
      return draft satisfies never;
  }
}
