"use client";

import { QueryClientContext, QueryClientProvider } from "@tanstack/react-query";
import { useContext, useEffect, useRef, useState } from "react";
import { useMay } from "@/components/account/roles";
import { SignInSteps } from "@/components/account/sign-in-steps";
import { RETRYING, SIGNED_OUT } from "@/components/client/fault-words";
import { ResultsPanel } from "@/components/outbox/results-panel";
import { Button } from "@/components/ui/button";
import { focusSoon } from "@/components/ui/focus";
import type { BatchOrder, BatchView } from "@/lib/api/batch";
import type { SendState } from "@/lib/api/send-view";
import { BatchFailed } from "./batch-failed";
import { BatchSkipped } from "./batch-skipped";
import { PartsBar } from "./parts-bar";
import { countOpen, describeBatch, formatCount, isDone, listCounts } from "./batch-words";
import { batchClient, type BatchState, useBatch } from "./use-batch";

/** How often a screen reader announces the counts, at most. */
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

/** `words`, throttled for screen readers; immediate when `isLast`. */
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

/** A batch's progress as a bar, with words for each state that occurs. */
function BatchBar({ batch }: { batch: BatchView }) {
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
          <PartsBar
            total={batch.total}
            parts={listCounts(batch)
              .filter(({ state }) => state !== "queued")
              .map(({ state, count }) => ({ name: state, count, fill: FILLS[state].bar }))}
          />
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

type Props = { batch: BatchView; state: Pick<BatchState, "act" | "acting" | "actionFault"> };

/** Confirms what can't be undone; the safe answer has the focus. */
function CancelQuestion({ count, onYes, onNo }: { count: number; onYes: () => void; onNo: () => void }) {
  const words = `Cancel ${formatCount(count)} that ${count === 1 ? "has" : "have"} not been sent?`;
  return (
    <div role="group" aria-label={words} className="grid gap-2 rounded-[10px] bg-warn-wash p-3">
      <p className="font-medium">{words}</p>
      <p>Messages that were sent stay sent. You can put the rest back into the composer.</p>
      <div className="flex flex-wrap gap-2">
        <Button ref={(button) => button?.focus()} onClick={onNo}>
          Keep sending
        </Button>
        <Button onClick={onYes}>Cancel {formatCount(count)}</Button>
      </div>
    </div>
  );
}

/** Actions for an unfinished batch. */
function BatchActions({ batch, state }: Props) {
  const [isAsked, setIsAsked] = useState(false);
  const { queued } = batch.counts;
  const { act, acting, actionFault } = state;
  // Cancelling holds the sends first; that isn't a wait for a person.
  const isWaiting = batch.held > 0 && acting !== "cancel";
  const isHeld = batch.is_paused || isWaiting;
  const leave = () => {
    setIsAsked(false);
    focusSoon(() => document.getElementById("batch.cancel"));
  };
  const held =
    batch.held === 1
      ? "1 waits for your confirmation"
      : `${formatCount(batch.held)} wait for your confirmation`;
  return (
    <div className="grid gap-3">
      {isWaiting && (
        <p className="rounded-[10px] bg-warn-wash p-3">
          {held}: they were queued too long to be sent automatically. Resume sends them.
        </p>
      )}
      {isAsked && queued > 0 ? (
        <CancelQuestion
          count={queued}
          onNo={leave}
          onYes={() => {
            leave();
            act("cancel");
          }}
        />
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button
            aria-disabled={acting !== null}
            onClick={() => acting === null && act(isHeld ? "resume" : "pause")}
          >
            {isHeld ? "Resume" : "Pause"}
          </Button>
          <Button
            id="batch.cancel"
            aria-disabled={acting !== null || queued === 0}
            onClick={() => acting === null && queued > 0 && setIsAsked(true)}
          >
            Cancel unsent messages
          </Button>
        </div>
      )}
      <p role="status" className="text-note text-bad empty:hidden">
        {actionFault}
      </p>
    </div>
  );
}

const POLL_EVERY_MS = 500;

type BatchProgressProps = {
  batchId: string;
  /** What the batch sends, if the page knows it. */
  message?: BatchOrder["message"];
  /** Takes back the unreached recipients; without it, a link to the composer is shown. */
  onPutBack?: (numbers: string[]) => void;
};

function Panel({ batchId, message, onPutBack }: BatchProgressProps) {
  const state = useBatch(batchId, POLL_EVERY_MS);
  const { batch, refusal, isCutOff, isSignedOut } = state;
  const may = useMay("send");
  return (
    <div className="grid gap-4">
      {isSignedOut && (
        <section aria-label={SIGNED_OUT} className="grid gap-3">
          <h3 className="font-semibold">{SIGNED_OUT}</h3>
          <p className="text-soft">Sign in to see the progress. Sending continues.</p>
          <SignInSteps takesFocus onSignedIn={state.askAgain} />
        </section>
      )}
      {!batch && refusal === null && !isSignedOut && <p className="text-soft">Loading the progress…</p>}
      {batch && batch.total > 0 && <BatchBar batch={batch} />}
      {batch && batch.total === 0 && <p className="font-medium">Nothing was sent</p>}
      <p role="status" className="text-note text-warn empty:hidden">
        {refusal ?? (isCutOff && RETRYING)}
      </p>
      {may && batch && !isDone(batch) && <BatchActions batch={batch} state={state} />}
      {batch && batch.skipped.length > 0 && (
        <BatchSkipped
          batch={batch}
          message={message}
          drawBatch={(id) => <Panel batchId={id} message={message} onPutBack={onPutBack} />}
        />
      )}
      {batch &&
        isDone(batch) &&
        batch.counts.rejected + batch.counts.cancelled + batch.counts.unknown > 0 && (
          <BatchFailed batch={batch} onPutBack={onPutBack} />
        )}
      {batch && batch.counts.accepted > 0 && <ResultsPanel of={{ kind: "batch", id: batchId }} />}
    </div>
  );
}

/** A batch's live progress and its actions. After a reload it is fetched from the server. */
export function BatchProgress(props: BatchProgressProps) {
  const outer = useContext(QueryClientContext);
  return (
    <QueryClientProvider client={outer ?? batchClient}>
      <Panel key={props.batchId} {...props} />
    </QueryClientProvider>
  );
}
