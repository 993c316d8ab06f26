import { AudioLines, CornerUpLeft, Layers, List } from "lucide-react";
import { PageLink } from "@/components/outbox/page-link";
import { formatClock } from "@/components/time/times";
import { StateMark } from "@/components/outbox/state/state-mark";
import { toHoldWords, toKindWord } from "@/components/outbox/state/state-words";
import { TimeStamp } from "@/components/time/time-stamp";
import type { SendSummary } from "@/lib/outbox/contract/history";

type SendRowProps = {
  send: SendSummary;
  href: string;
  isOpen: boolean;
  onOpen: (id: string) => void;
};

export const toRowId = (id: string) => `send-${id}`;

function Signs({ send }: { send: SendSummary }) {
  const { message_type, batch_id, reply_to } = send;
  const Kind = message_type === "audio" ? AudioLines : List;
  const sign = "inline-flex items-center gap-1";
  return (
    <span className="flex flex-wrap justify-end gap-x-3 text-note text-faint">
      {batch_id !== null && (
        <span className={sign}>
          <Layers size="0.8125rem" aria-hidden />
          Batch
        </span>
      )}
      {reply_to !== null && (
        <span className={sign}>
          <CornerUpLeft size="0.8125rem" aria-hidden />
          Reply
        </span>
      )}
      <span className={sign}>
        <Kind size="0.8125rem" aria-hidden />
        {toKindWord(message_type)}
      </span>
    </span>
  );
}

/** One send in the list: how it stands, to whom, what it begins with, and when. */
export function SendRow({ send, href, isOpen, onOpen }: SendRowProps) {
  const { id, recipient, words, created_at } = send;
  const hold = toHoldWords(send);
  return (
    <li className="border-b border-line last:border-b-0">
      <PageLink
        id={toRowId(id)}
        href={href}
        aria-current={isOpen ? "true" : undefined}
        onGo={() => onOpen(id)}
        className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 px-4 py-2.5 transition-colors duration-150 -outline-offset-3 hover:bg-sunk aria-[current]:bg-accent-wash @min-[38rem]:grid-cols-[7rem_minmax(0,1fr)_auto]"
      >
        <span className="@min-[38rem]:row-span-2">
          <StateMark {...send} />
        </span>
        <TimeStamp
          time={created_at}
          className="text-end text-note text-faint tabular-nums @min-[38rem]:col-start-3"
        >
          {formatClock(created_at)}
        </TimeStamp>
        <span className="col-span-2 min-w-0 @min-[38rem]:col-span-1 @min-[38rem]:col-start-2 @min-[38rem]:row-start-1">
          <bdi dir="ltr" className="font-medium tabular-nums">
            {recipient}
          </bdi>
          {hold && <span className="ms-3 text-note text-warn">{hold}</span>}
        </span>
        <span dir="auto" className="col-start-1 min-w-0 truncate text-soft @min-[38rem]:col-start-2">
          {words}
        </span>
        <span className="col-start-2 row-start-3 self-center @min-[38rem]:col-start-3 @min-[38rem]:row-start-2">
          <Signs send={send} />
        </span>
      </PageLink>
    </li>
  );
}
