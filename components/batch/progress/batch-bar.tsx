"use client";

import { useEffect, useRef, useState } from "react";
import type { BatchView } from "@/lib/outbox/contract/batch";
import type { SendState } from "@/lib/outbox/contract/send-view";
import { countOpen, describeBatch, formatCount, isDone, listCounts } from "@/components/batch/batch-words";

/** A screen reader hears the counts at most this often. */
const SAY_EVERY_MS = 5_000;

const FILLS: Record<SendState, { bar: string; dot: string }> = {
  accepted: { bar: "fill-accent", dot: "bg-accent" },
  rejected: { bar: "fill-bad", dot: "bg-bad" },
  unknown: { bar: "fill-warn", dot: "bg-warn" },
  cancelled: { bar: "fill-faint", dot: "bg-faint" },
  closed: { bar: "fill-faint", dot: "bg-faint" },
  sending: { bar: "fill-control", dot: "bg-control" },
  queued: { bar: "fill-transparent", dot: "border border-control" },
};

/** `words` as of now and then: at once when `isLast`. */
function useSaid(words: string, isLast: boolean): string {
  const [said, setSaid] = useState("");
  const latest = useRef(words);
  useEffect(() => {
    latest.current = words;
  }, [words]);
  useEffect(() => {
    if (isLast) return;
    const timer = setInterval(() => setSaid(latest.current), SAY_EVERY_MS);
    return () => clearInterval(timer);
  }, [isLast]);
  return isLast ? words : said;
}

function Bar({ batch }: { batch: BatchView }) {
  const parts = listCounts(batch).filter(({ state }) => state !== "queued");
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, { count }) => sum + count, 0));
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${Math.max(1, batch.total)} 1`}
      preserveAspectRatio="none"
      className="block h-2 w-full rounded-full bg-sunk"
    >
      {parts.map(({ state, count }, index) => (
        <rect key={state} x={starts[index]} width={count} height="1" className={FILLS[state].bar} />
      ))}
    </svg>
  );
}

/** How far a batch is, as a bar and in words for each state that occurs. */
export function BatchBar({ batch }: { batch: BatchView }) {
  const settled = batch.total - countOpen(batch);
  const said = useSaid(describeBatch(batch), isDone(batch));
  return (
    <div className="grid gap-3">
      <div className="grid gap-1.5">
        <p className="flex justify-between gap-3 font-medium tabular-nums">
          <span>{isDone(batch) ? "Done" : batch.is_paused ? "Paused" : "Sending"}</span>
          <span>{`${formatCount(settled)} of ${formatCount(batch.total)}`}</span>
        </p>
        <div
          role="progressbar"
          aria-label="Sends settled"
          aria-valuemin={0}
          aria-valuemax={batch.total}
          aria-valuenow={settled}
          aria-valuetext={`${formatCount(settled)} of ${formatCount(batch.total)} settled`}
        >
          <Bar batch={batch} />
        </div>
      </div>
      <ul aria-label="Sends by state" className="flex flex-wrap gap-x-4 gap-y-1 text-label text-soft">
        {listCounts(batch).map(({ state, count, words }) => (
          <li key={state} className="flex items-baseline gap-1.5">
            <span aria-hidden className={`size-2 rounded-full ${FILLS[state].dot}`} />
            <span>
              <span className="font-medium text-ink tabular-nums">{formatCount(count)}</span> {words}
            </span>
          </li>
        ))}
      </ul>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}
