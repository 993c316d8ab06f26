"use client";

import { ArrowLeft, Check, PanelRight } from "lucide-react";
import { Face } from "@/components/inbox/conversation-row";
import { toReplyWindow } from "@/components/inbox/reply-window";
import { Button, IconButton } from "@/components/ui/button";
import type { ConversationDetail } from "@/lib/api/inbox";

type WindowBadgeProps = { until: number | null; now: number };

/** How much of the 24 hours is left, by the server's clock. */
function WindowBadge({ until, now }: WindowBadgeProps) {
  const window = toReplyWindow(until, now);
  const tone = !window.isOpen
    ? "bg-sunk text-soft"
    : window.isSoon
      ? "bg-warn-wash text-warn"
      : "bg-accent-wash text-accent";
  return (
    <p
      role="status"
      className={`inline-flex h-6.5 shrink-0 items-center gap-1.5 rounded-full px-2.5 text-note font-medium whitespace-nowrap tabular-nums ${tone}`}
    >
      <span
        aria-hidden
        style={{ "--share": `${window.share}%` } as React.CSSProperties}
        className="size-3.5 shrink-0 rounded-full bg-[conic-gradient(currentColor_var(--share),color-mix(in_srgb,currentColor_22%,transparent)_0)] [mask:radial-gradient(circle,#0000_4px,#000_4.5px)]"
      />
      {window.left === null ? (
        window.words
      ) : (
        <span>
          <span className="max-wide:sr-only">Window open, </span>
          {window.left}
          <span className="max-wide:sr-only"> left</span>
        </span>
      )}
    </p>
  );
}

/** Who else has this conversation open: "Sipho is typing…", "Sipho and 2 others are viewing". */
export function describePeople(people: ConversationDetail["people"]): string | null {
  const [first, ...others] = people.toSorted((a, b) => Number(b.is_typing) - Number(a.is_typing));
  if (!first) return null;
  if (first.is_typing) return `${first.name} is typing…`;
  if (others.length === 0) return `${first.name} is viewing`;
  return `${first.name} and ${others.length === 1 ? "1 other" : `${others.length} others`} are viewing`;
}

type ThreadHeadProps = {
  conversation: ConversationDetail;
  accountId: string;
  now: number;
  mayChange: boolean;
  isDetailsOpen: boolean;
  onBack: () => void;
  onDone: () => void;
  onDetails: () => void;
};

/** The customer, who else is viewing, the reply window, and whether it is done. */
export function ThreadHead(props: ThreadHeadProps) {
  const { conversation, accountId, now, mayChange, isDetailsOpen, onBack, onDone, onDetails } = props;
  const { name, number, user_id, window_until, is_done } = conversation;
  const people = describePeople(
    conversation.people.filter((one) => one.account_id !== accountId && one.until > now),
  );
  return (
    <>
      <header className="flex min-h-14 shrink-0 items-center gap-2.5 border-b border-line bg-panel px-3 medium:px-4 [@media(width<19em)]:flex-wrap">
        <IconButton
          label="Back to conversations"
          onClick={onBack}
          className="max-medium:size-11 medium:hidden"
        >
          <ArrowLeft size="1.125rem" aria-hidden className="rtl:-scale-x-100" />
        </IconButton>
        <span className="max-wide:hidden">
          <Face name={name} />
        </span>
        <div className="me-auto min-w-0">
          <h2
            tabIndex={-1}
            data-thread-title
            className="truncate rounded-sm text-[1rem] leading-5.5 font-semibold tracking-tight"
          >
            <bdi>{name}</bdi>
          </h2>
          {(number ?? user_id) !== name && (
            <p dir="ltr" className="truncate text-start text-note text-soft tabular-nums">
              {number ?? `${user_id}, no number`}
            </p>
          )}
        </div>
        {people !== null && <p className="truncate text-label text-soft max-wide:hidden">{people}</p>}
        <WindowBadge until={window_until} now={now} />
        {mayChange && (
          <Button className="h-8 max-medium:hidden" aria-pressed={is_done} onClick={onDone}>
            <Check size="0.875rem" aria-hidden />
            {is_done ? "Reopen" : "Done"}
            <kbd aria-hidden className="text-note text-faint">
              e
            </kbd>
          </Button>
        )}
        <IconButton
          label="Details"
          aria-expanded={isDetailsOpen}
          onClick={onDetails}
          className="max-medium:size-11"
        >
          <PanelRight size="1.125rem" aria-hidden className="rtl:-scale-x-100" />
        </IconButton>
      </header>
      {people !== null && (
        <p className="shrink-0 truncate border-b border-line bg-panel px-3 py-1.5 text-center text-label text-soft wide:hidden">
          {people}
        </p>
      )}
    </>
  );
}
