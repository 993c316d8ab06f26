"use client";

import { useEffect, useRef } from "react";
import { formatDay } from "@/components/time/times";
import { Button } from "@/components/ui/button";
import type { SendWindow } from "./send-window";

type ListEndProps = {
  window: SendWindow;
  /** Epoch ms. */
  now: number;
  more: { isAsking: boolean; isFailed: boolean; count: number | null; ask: () => void };
};

const toCount = (count: number): string => (count === 1 ? "1 send" : `${count} sends`);

/** What was loaded last, for who cannot see it. */
function describeMore({ window, more }: ListEndProps): string {
  if (more.isAsking || more.count === null) return "";
  const added = more.count === 0 ? "No more found" : `${toCount(more.count)} more`;
  return `${added}; ${window.sends.length} in the list`;
}

/** Where the list ends: older sends on demand, how far a search has looked, or that this is all. */
export function ListEnd(props: ListEndProps) {
  const { window, now, more } = props;
  const end = useRef<HTMLParagraphElement>(null);
  const isDone = window.next === null;
  const wasAsked = more.count !== null;
  // The button that was pressed has gone: the focus goes to what stands in its place.
  useEffect(() => {
    if (isDone && wasAsked && document.activeElement === document.body) end.current?.focus();
  }, [isDone, wasAsked]);
  return (
    <div className="mt-5 flex min-h-9 flex-wrap items-center justify-center gap-x-4 gap-y-2 text-note text-faint">
      {window.searchedTo !== null && <p>Searched back to {formatDay(window.searchedTo, now)}</p>}
      {isDone ? (
        <p ref={end} tabIndex={-1} className="rounded-sm px-1">
          That is all: {toCount(window.sends.length)}
        </p>
      ) : (
        <Button onClick={more.ask} aria-disabled={more.isAsking}>
          {more.isAsking ? "Loading…" : window.searchedTo === null ? "Show more" : "Search further"}
        </Button>
      )}
      {more.isFailed && (
        <p role="alert" className="basis-full text-center text-bad">
          Older sends could not be loaded. Try again.
        </p>
      )}
      <p role="status" className="sr-only">
        {describeMore(props)}
      </p>
    </div>
  );
}
