"use client";

import { TimeStamp } from "@/components/time/time-stamp";
import { formatMoment } from "@/components/time/times";
import type { Step } from "@/lib/message/history/history";
import { toStepWords } from "@/lib/message/history/step/step-words";

type StepListProps = {
  /** Oldest first. */
  steps: readonly Step[];
  /** Which of them the draft shows. */
  index: number;
  chosen: number;
  now: number;
  onChoose: (index: number) => void;
};

/** Every state by when it came about and what was done, the newest first, one of them chosen. */
export function StepList({ steps, index, chosen, now, onChoose }: StepListProps) {
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
