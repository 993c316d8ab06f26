import { AudioLines, List, Star } from "lucide-react";
import { Moment } from "@/components/time/moment";
import type { LibrarySummary } from "@/lib/library/contract/library";

export const toRowId = (id: string) => `message-${id}`;

export const Tags = ({ tags }: { tags: readonly string[] }) => (
  <span className="flex flex-wrap gap-1">
    {tags.map((tag) => (
      <bdi key={tag} className="max-w-full rounded-full bg-sunk px-2 text-note break-words text-soft">
        {tag}
      </bdi>
    ))}
  </span>
);

type MessageRowProps = {
  message: LibrarySummary;
  isOpen: boolean;
  onOpen: (id: string) => void;
};

/** One message in the list: its name, how it begins, its tags, and who saved it when. */
export function MessageRow({ message, isOpen, onOpen }: MessageRowProps) {
  const { id, name, kind, first_line, tags, is_favourite, changed_by, changed_at } = message;
  const Kind = kind === "audio" ? AudioLines : List;
  return (
    <li className="border-b border-line last:border-b-0">
      <button
        id={toRowId(id)}
        type="button"
        data-row
        aria-current={isOpen ? "true" : undefined}
        onClick={() => onOpen(id)}
        className="grid w-full grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 px-4 py-2.5 text-start transition-colors duration-150 -outline-offset-3 hover:bg-sunk aria-[current]:bg-accent-wash"
      >
        <span className="flex min-w-0 items-center gap-1.5 font-medium">
          {is_favourite && (
            <>
              <Star size="0.875rem" aria-hidden className="shrink-0 fill-current text-warn" />
              <span className="sr-only">Favourite:</span>
            </>
          )}
          <bdi className="truncate">{name}</bdi>
        </span>
        <span className="text-end text-note text-faint">
          <Moment time={changed_at} />
        </span>
        <span className="col-span-2 line-clamp-1 break-all text-soft">
          <bdi>{first_line || "Nothing written yet"}</bdi>
        </span>
        <span className="col-span-2 flex min-w-0 flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <Tags tags={tags} />
          <span className="flex min-w-0 items-center gap-1 text-note text-faint">
            <Kind size="0.8125rem" aria-hidden className="shrink-0" />
            <span className="sr-only">{kind === "audio" ? "Audio" : "List menu"},</span>
            <bdi className="truncate">{changed_by}</bdi>
          </span>
        </span>
      </button>
    </li>
  );
}
