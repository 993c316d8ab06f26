"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { focusSoon } from "@/components/ui/focus-soon";
import type { BatchView } from "@/lib/outbox/contract/batch";
import { formatCount } from "@/components/batch/batch-words";
import type { BatchDesk } from "@/components/batch/use-batch";

type Props = { batch: BatchView; desk: Pick<BatchDesk, "act" | "acting" | "actionFault"> };

/** Asked before what cannot be undone; the safe answer has the focus. */
function CancelQuestion({ count, onYes, onNo }: { count: number; onYes: () => void; onNo: () => void }) {
  const words = `Cancel ${formatCount(count)} that ${count === 1 ? "has" : "have"} not gone out?`;
  return (
    <div role="group" aria-label={words} className="grid gap-2 rounded-[10px] bg-warn-wash p-3">
      <p className="font-medium">{words}</p>
      <p>What has gone out stays sent. What is cancelled can be put back into the composer.</p>
      <div className="flex flex-wrap gap-2">
        <Button ref={(button) => button?.focus()} onClick={onNo}>
          Keep them
        </Button>
        <Button onClick={onYes}>Cancel {formatCount(count)}</Button>
      </div>
    </div>
  );
}

/** What can be done with a batch that is not done. */
export function BatchActions({ batch, desk }: Props) {
  const [isAsked, setIsAsked] = useState(false);
  const { queued } = batch.counts;
  const { act, acting, actionFault } = desk;
  // What is being cancelled is held first; it waits for nobody.
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
          {held}: they stood too long to go out by themselves. Resume sends them.
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
            Cancel what has not gone out
          </Button>
        </div>
      )}
      <p role="status" className="text-note text-bad empty:hidden">
        {actionFault}
      </p>
    </div>
  );
}
