"use client";

import { CircleAlert, TriangleAlert } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { DraftMessage } from "@/lib/message/draft";
import type { Source } from "@/lib/message/limits";
import type { Problem } from "@/lib/whatsapp/problems";
import { FixView } from "./fix-view";
import { useApply } from "./use-apply";
import { findKnownFix } from "./use-fixes";

const SOURCES: Record<Source, string> = {
  flowiq: "FlowIQ's reference",
  whatsapp: "WhatsApp",
  menuet: "Menuet",
};

const LEVELS = {
  error: { wash: "bg-bad-wash", ink: "text-bad", name: "Stops the send", Icon: CircleAlert },
  warning: { wash: "bg-warn-wash", ink: "text-warn", name: "Warning", Icon: TriangleAlert },
} as const;

type ProblemItemProps = {
  problem: Problem;
  draft: DraftMessage;
  hasFix: boolean;
  onChoose: (path: string) => void;
};

/** One finding: a way to its field and, where a fix is known, a way to that. */
export function ProblemItem({ problem, draft, hasFix, onChoose }: ProblemItemProps) {
  const { wash, ink, name, Icon } = LEVELS[problem.level];
  const [isOpen, setIsOpen] = useState(false);
  const textId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const apply = useApply();
  // Looked for again while it is shown: the draft may have changed since the button came.
  const fix = isOpen && hasFix ? findKnownFix(problem, draft) : null;
  return (
    <li className={`rounded-[10px] ${wash}`}>
      <div className="flex items-start">
        <button
          type="button"
          onClick={() => onChoose(problem.path)}
          className="grid min-w-0 flex-1 grid-cols-[18px_minmax(0,1fr)] gap-2.5 rounded-[10px] p-3 text-start text-label/[1.125rem] hover:brightness-[0.98]"
        >
          <Icon size="1rem" aria-hidden className={`mt-px ${ink}`} />
          <span id={textId} className="break-words">
            <span className="sr-only">{name}: </span>
            {problem.message}
            <span className="block text-[0.75rem]/[1.125rem] text-soft">
              {problem.place} · {SOURCES[problem.source]}
            </span>
          </span>
        </button>
        {hasFix && (
          <Button
            ref={button}
            className="m-2 h-8 px-2.5 text-note"
            aria-describedby={textId}
            aria-expanded={fix !== null}
            onClick={() => setIsOpen(!isOpen)}
          >
            Fix
          </Button>
        )}
      </div>
      {fix && (
        <FixView
          id={`${textId}.fix`}
          fix={fix}
          draft={draft}
          onCancel={() => {
            setIsOpen(false);
            button.current?.focus();
          }}
          onApply={() => {
            setIsOpen(false);
            onChoose(apply(fix, problem));
          }}
        />
      )}
    </li>
  );
}
