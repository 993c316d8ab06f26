import { Star } from "lucide-react";
import { AudioBubble } from "@/components/preview/audio-bubble";
import { AudioControls, NEW_TRACK } from "@/components/preview/audio-controls";
import { KIND_ICONS } from "@/components/preview/kind-icons";
import { ListBubble, ListButtonLabel } from "@/components/preview/list-bubble";
import { TextBubble } from "@/components/preview/text-bubble";
import { Moment } from "@/components/ui/moment";
import { formatClock } from "@/components/ui/times";
import type { ListedMessage } from "@/lib/api/library";
import { KIND_NAMES } from "@/lib/message/draft";

export const toMessageRowId = (id: string) => `message-${id}`;

export const Tags = ({ tags }: { tags: readonly string[] }) => (
  <span className="flex flex-wrap gap-1">
    {tags.map((tag) => (
      <bdi key={tag} className="max-w-full rounded-full bg-sunk px-2 text-note break-words text-soft">
        {tag}
      </bdi>
    ))}
  </span>
);

/** How the message begins, as a small bubble. */
function Thumbnail({ kind, preview, changed_at }: ListedMessage) {
  const { header, body, button } = preview;
  const time = formatClock(changed_at);
  return (
    <span className="starter-chat" aria-hidden inert>
      <span className="starter-scale">
        {kind === "audio" && (
          <AudioBubble player={<AudioControls track={NEW_TRACK} />} quote={null} time={time} />
        )}
        {kind === "text" && <TextBubble text={body} quote={null} time={time} />}
        {kind === "list" && (
          <ListBubble
            {...{ header, body, time }}
            footer=""
            button={<ListButtonLabel label={button} />}
            quote={null}
          />
        )}
      </span>
    </span>
  );
}

type MessageRowProps = {
  message: ListedMessage;
  isOpen: boolean;
  onOpen: (id: string) => void;
};

/** One message as a card: preview, name, tags, author and time. The whole card is the button. */
export function MessageRow({ message, isOpen, onOpen }: MessageRowProps) {
  const { id, name, kind, tags, is_favourite, changed_by, changed_at } = message;
  const Kind = KIND_ICONS[kind];
  const kindName = KIND_NAMES[kind];
  return (
    <li className="library-card" data-open={isOpen || undefined}>
      <Thumbnail {...message} />
      <button
        id={toMessageRowId(id)}
        type="button"
        data-row
        aria-current={isOpen ? "true" : undefined}
        onClick={() => onOpen(id)}
        className="library-press"
      >
        <span className="flex min-w-0 items-center gap-1.5 font-medium">
          <Kind size="1rem" aria-hidden className="shrink-0 text-faint" />
          <span className="sr-only">{kindName}:</span>
          <bdi className="truncate">{name}</bdi>
          {is_favourite && (
            <>
              <Star size="0.875rem" aria-hidden className="ms-auto shrink-0 fill-current text-warn" />
              <span className="sr-only">, favourite</span>
            </>
          )}
        </span>
        <span className="truncate text-note text-faint">
          <Moment time={changed_at} />, <bdi>{changed_by}</bdi>
        </span>
        {tags.length > 0 && <Tags tags={tags} />}
      </button>
    </li>
  );
}
