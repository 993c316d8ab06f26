"use client";

import { useRef, useState } from "react";
import { useDraft, useDraftStore } from "@/components/composer/use-draft";
import { StaticMessage } from "@/components/preview/static-message";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { TimeStamp } from "@/components/ui/moment";
import { formatClock, formatMoment } from "@/components/ui/times";
import { isBlankDraft } from "@/lib/message/draft";
import { listSteps, type Step, toWholeDraft } from "@/lib/message/history/history";
import { toStepWords } from "@/lib/message/history/step-words";

/** A past state, read-only. */
function StepView({ step: { content, edit } }: { step: Step }) {
  const draft = toWholeDraft(content);
  return (
    <div
      role="group"
      aria-label="The message then"
      tabIndex={0}
      className="max-h-72 min-h-40 overflow-y-auto rounded-[10px] bg-chat-wall p-3 medium:max-h-[26rem]"
    >
      {isBlankDraft(draft) ? (
        <p className="rounded-lg bg-chat-sheet p-3 text-chat-ink">The draft was empty then.</p>
      ) : (
        <div inert className="flex flex-col gap-2">
          <StaticMessage draft={draft} time={formatClock(edit.at)} />
        </div>
      )}
    </div>
  );
}

type StepListProps = {
  /** Oldest first. */
  steps: readonly Step[];
  /** The one that the draft shows. */
  index: number;
  chosen: number;
  now: number;
  onChoose: (index: number) => void;
};

/** All states by time and action, newest first; one is selected. */
function StepList({ steps, index, chosen, now, onChoose }: StepListProps) {
  return (
    <div
      role="radiogroup"
      aria-label="States"
      className="max-h-56 content-start overflow-y-auto rounded-[10px] border border-line p-1 medium:max-h-[26rem]"
    >
      {steps
        .map((step, at) => (
          <label
            key={at}
            className="block rounded-lg px-3 py-2 has-checked:bg-accent-wash has-focus-visible:outline-3 has-focus-visible:outline-ring"
          >
            <input
              type="radio"
              name="history-step"
              checked={at === chosen}
              onChange={() => onChoose(at)}
              className="sr-only"
            />
            <span className="line-clamp-2 text-label break-words">
              {toStepWords(step, steps[at - 1]?.content)}
            </span>
            <span className="text-note text-soft">
              <TimeStamp time={step.edit.at}>{formatMoment(step.edit.at, now)}</TimeStamp>
              {at === index && " · shown now"}
              {at > index && " · undone"}
            </span>
          </label>
        ))
        .reverse()}
    </div>
  );
}

type TimelineDialogProps = { isOpen: boolean; onClose: () => void };

/** The draft's earlier states, to look at and to restore. */
export default function TimelineDialog({ isOpen, onClose }: TimelineDialogProps) {
  const store = useDraftStore();
  const history = useDraft((draft) => draft.history);
  const { steps, index } = listSteps(history);
  const [wanted, setWanted] = useState<number | null>(null);
  const [now] = useState(() => Date.now());
  /** After a restore, focus goes to the change, otherwise back to where it was. */
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
    store.restore(chosen, `Restored from ${formatMoment(step.edit.at, now)}`);
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
      description="Saved in this browser, without the recipient."
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
          No changes yet. Each change appears here, and you can restore any of them.
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
