import { UserRound } from "lucide-react";
import { TimeStamp } from "@/components/ui/moment";
import { formatClock, formatDay } from "@/components/ui/times";
import type { Conversation } from "@/lib/api/inbox";
import { toReplyWindow } from "./reply-window";

export const toRowId = (id: string) => `conversation-${id}`;

/** "LM" of "Lerato Mokoena". */
export const toInitials = (name: string): string =>
  name
    .split(/\s+/)
    .filter((part) => /^\p{L}/u.test(part))
    .map((part) => [...part][0]?.toUpperCase() ?? "")
    .filter((_, at, all) => at === 0 || at === all.length - 1)
    .join("");

export function Face({ name, size = "size-9" }: { name: string; size?: string }) {
  const initials = toInitials(name);
  return (
    <span
      aria-hidden
      className={`grid shrink-0 place-items-center rounded-full bg-sunk text-[0.75rem] font-semibold text-soft ${size}`}
    >
      {initials || <UserRound size="1rem" />}
    </span>
  );
}

/** "12:09" if today, else the day. */
const formatWhen = (at: number, now: number): string => {
  const day = formatDay(at, now);
  return day === "Today" ? formatClock(at) : day;
};

type ConversationRowProps = {
  conversation: Conversation;
  isOpen: boolean;
  href: string;
  now: number;
  onOpen: () => void;
};

/** One conversation: the customer is the link's name, the rest its description. */
export function ConversationRow({ conversation, isOpen, href, now, onOpen }: ConversationRowProps) {
  const { id, name, last_text, last_direction, last_at, unread, window_until, assigned_to } = conversation;
  const window = toReplyWindow(window_until, now);
  const isNew = unread > 0;
  return (
    <li
      className={`relative grid grid-cols-[2.25rem_minmax(0,1fr)_auto] items-center gap-x-3 rounded-lg px-2.5 py-2.5 ${isOpen ? "bg-accent-wash" : "hover:bg-sunk"}`}
    >
      <span className="row-span-2">
        <Face name={name} />
      </span>
      <a
        id={toRowId(id)}
        href={href}
        data-row
        aria-current={isOpen ? "true" : undefined}
        aria-describedby={`${toRowId(id)}-more`}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onOpen();
        }}
        className={`truncate rounded-sm after:absolute after:inset-0 after:rounded-lg ${isNew ? "font-semibold" : "font-medium"}`}
      >
        <bdi>{name}</bdi>
      </a>
      <TimeStamp time={last_at} className="justify-self-end text-[0.75rem] text-soft tabular-nums">
        {formatWhen(last_at, now)}
      </TimeStamp>
      <span
        id={`${toRowId(id)}-more`}
        className={`col-span-2 flex min-w-0 items-center gap-2 text-label ${isNew ? "text-ink" : "text-soft"}`}
      >
        <span className="min-w-0 flex-1 truncate">
          {last_direction === "out" && "You: "}
          <bdi>{last_text || "No text"}</bdi>
        </span>
        {assigned_to && (
          <span className="max-w-20 shrink-0 truncate text-[0.75rem] text-soft">
            <span className="sr-only">Assigned to </span>
            <bdi>{assigned_to.name}</bdi>
          </span>
        )}
        <span
          className={`shrink-0 text-[0.75rem] tabular-nums ${window.isSoon ? "text-warn" : "text-soft"}`}
          title={window.words}
        >
          <span className="sr-only">{window.isOpen ? "Window open: " : "Window "}</span>
          {window.isOpen ? window.short : window.short.toLowerCase()}
        </span>
        {isNew && (
          <span className="grid h-4.5 min-w-4.5 shrink-0 place-items-center rounded-full bg-accent px-1 text-[0.6875rem] font-semibold text-accent-ink tabular-nums">
            {unread}
            <span className="sr-only"> unread</span>
          </span>
        )}
      </span>
    </li>
  );
}
