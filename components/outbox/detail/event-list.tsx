import { formatDay, formatExactClock } from "@/components/time/times";
import { STATE_WORDS } from "@/components/outbox/state/state-words";
import { TimeStamp } from "@/components/time/time-stamp";
import type { SendEvent } from "@/lib/outbox/contract/history";

type EventListProps = { events: readonly SendEvent[]; now: number };

/** "Queued → Sending"; the first event, and one that changes no state, name one state. */
function Change({ from, to }: Pick<SendEvent, "from" | "to">) {
  const word = STATE_WORDS[to].word;
  if (from === null || from === to) return word;
  return (
    <>
      {STATE_WORDS[from].word} <span aria-hidden>→</span>
      <span className="sr-only">to</span> {word}
    </>
  );
}

/** Everything that happened to a send, in its order. */
export const EventList = ({ events, now }: EventListProps) => (
  <ol className="grid">
    {events.map(({ at, from, to, why, who }, index) => (
      <li key={index} className="group grid grid-cols-[0.75rem_minmax(0,1fr)] gap-x-3 break-words">
        <span aria-hidden className="flex flex-col items-center">
          <span className="mt-1.5 size-2 shrink-0 rounded-full bg-control" />
          <span className="mt-1.5 w-px flex-1 bg-line group-last:hidden" />
        </span>
        <div className="pb-3 group-last:pb-0">
          <p className="flex flex-wrap justify-between gap-x-3">
            <span className="font-medium">
              <Change from={from} to={to} />
            </span>
            <span className="text-note text-faint tabular-nums">
              {who !== "" && `${who} · `}
              <TimeStamp time={at}>{`${formatDay(at, now)}, ${formatExactClock(at)}`}</TimeStamp>
            </span>
          </p>
          {why !== "" && <p className="text-soft first-letter:uppercase">{why}</p>}
        </div>
      </li>
    ))}
  </ol>
);
