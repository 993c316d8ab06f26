"use client";

import { useRef, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import type { HistoryKeeper } from "@/components/composer/history/history-keeper";
import { listSteps } from "@/lib/message/history/travel";
import { formatMoment } from "@/components/time/times";
import { StepList } from "./step-list";
import { StepView } from "./step-view";

type TimelineDialogProps = { keeper: HistoryKeeper; isOpen: boolean; onClose: () => void };

/** The draft's earlier states, to be looked at, and any of them brought back. */
export default function TimelineDialog({ keeper, isOpen, onClose }: TimelineDialogProps) {
  const { recorder } = keeper;
  const history = useSyncExternalStore(recorder.subscribe, recorder.read);
  const { steps, index } = listSteps(history);
  const [wanted, setWanted] = useState<number | null>(null);
  const [now] = useState(() => Date.now());
  /** After a restoring the focus is where the change was, else where it came from. */
  const wasRestored = useRef(false);
  const chosen = wanted !== null && wanted < steps.length ? wanted : index;
  const step = steps[chosen];
  const close = () => {
    setWanted(null);
    onClose();
  };
  const restore = () => {
    if (chosen === index || !step) return;
    wasRestored.current = true;
    close();
    keeper.restore(chosen, `Restored from ${formatMoment(step.edit.at, now)}`);
  };
  return (
    <DialogFrame
      isOpen={isOpen}
      findFinalFocus={() => {
        const { current } = wasRestored;
        wasRestored.current = false;
        return !current;
      }}
      onClose={close}
      title="History"
      size="wide"
      description="Kept in this browser. Whom the message goes to is no part of it."
      footer={
        <>
          <Button onClick={close}>Close</Button>
          <Button look="primary" onClick={restore} aria-disabled={chosen === index}>
            Restore
          </Button>
        </>
      }
    >
      {steps.length === 1 ? (
        <p className="rounded-[10px] bg-sunk p-4 text-soft">
          Nothing has been changed yet. Every change that you make is kept here, to be looked at and brought
          back.
        </p>
      ) : (
        <div className="grid min-h-0 gap-4 medium:grid-cols-[minmax(0,17rem)_minmax(0,1fr)]">
          <StepList {...{ steps, index, chosen, now }} onChoose={setWanted} />
          {step && <StepView step={step} />}
        </div>
      )}
    </DialogFrame>
  );
}
