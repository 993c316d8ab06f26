"use client";

import { CircleAlert, TriangleAlert } from "lucide-react";
import type { Source } from "@/lib/message/limits";
import type { Problem } from "@/lib/whatsapp/problems";

const SOURCES: Record<Source, string> = {
  flowiq: "FlowIQ's reference",
  whatsapp: "WhatsApp",
  menuet: "Menuet",
};

const LEVELS = {
  error: { wash: "bg-bad-wash", ink: "text-bad", name: "Stops the send", Icon: CircleAlert },
  warning: { wash: "bg-warn-wash", ink: "text-warn", name: "Warning", Icon: TriangleAlert },
} as const;

function summarise(problems: Problem[]): string {
  const errors = problems.filter(({ level }) => level === "error").length;
  if (errors > 0) return `${errors} ${errors === 1 ? "stops" : "stop"} the send`;
  return problems.length === 0 ? "None" : "None stops the send";
}

type ProblemsPanelProps = { problems: Problem[]; onChoose: (path: string) => void };

/** Everything that was found about the draft; choosing one goes to its field. */
export default function ProblemsPanel({ problems, onChoose }: ProblemsPanelProps) {
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
      <ul className="grid gap-2">
        {problems.map((problem, index) => (
          <li key={index}>
            <ProblemButton problem={problem} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ProblemButton({ problem, onChoose }: { problem: Problem; onChoose: (path: string) => void }) {
  const { wash, ink, name, Icon } = LEVELS[problem.level];
  return (
    <button
      type="button"
      onClick={() => onChoose(problem.path)}
      className={`grid w-full grid-cols-[18px_minmax(0,1fr)] gap-2.5 rounded-[10px] p-3 text-start text-label/[1.125rem] hover:brightness-[0.98] ${wash}`}
    >
      <Icon size="1rem" aria-hidden className={`mt-px ${ink}`} />
      <span className="break-words">
        <span className="sr-only">{name}: </span>
        {problem.message}
        <span className="block text-[0.75rem]/[1.125rem] text-soft">
          {problem.place} · {SOURCES[problem.source]}
        </span>
      </span>
    </button>
  );
}
