"use client";

import { useRef } from "react";
import type { DraftMessage } from "@/lib/message/draft";
import type { Problem } from "@/lib/whatsapp/problems";
import { ProblemItem } from "./fix/problem-item";
import { toProblemKey, useFixes } from "./fix/use-fixes";

function summarise(problems: Problem[]): string {
  const errors = problems.filter(({ level }) => level === "error").length;
  if (errors > 0) return `${errors} ${errors === 1 ? "stops" : "stop"} the send`;
  return problems.length === 0 ? "None" : "None stops the send";
}

type ProblemsPanelProps = {
  problems: Problem[];
  /** The draft that they were found in. */
  draft: DraftMessage;
  onChoose: (path: string) => void;
};

/** Everything that was found about the draft; choosing one goes to its field, and those that have a fix offer it. */
export default function ProblemsPanel({ problems, draft, onChoose }: ProblemsPanelProps) {
  const list = useRef<HTMLUListElement>(null);
  const hasFix = useFixes(problems, draft, list);
  return (
    <section aria-labelledby="problems-title">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-2">
        <h2 id="problems-title" className="text-label font-semibold">
          Problems
        </h2>
        <span className="text-note text-faint">{summarise(problems)}</span>
      </div>
      {problems.length === 0 && (
        <p className="rounded-[10px] bg-sunk p-3 text-label text-soft">
          Nothing stands against sending this message.
        </p>
      )}
      <ul ref={list} className="grid gap-2">
        {problems.map((problem, index) => (
          <ProblemItem
            key={`${toProblemKey(problem)} ${index}`}
            problem={problem}
            draft={draft}
            hasFix={hasFix(problem)}
            onChoose={onChoose}
          />
        ))}
      </ul>
    </section>
  );
}
