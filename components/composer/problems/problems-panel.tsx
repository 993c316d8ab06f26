"use client";

import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { useId, useRef, useState } from "react";
import { useDraftStore, useEnvelope, useSettledContent } from "@/components/composer/use-draft";
import { Button } from "@/components/ui/button";
import type { DraftMessage } from "@/lib/message/draft";
import { withKeys } from "@/lib/message/edit-content";
import { findChangedPlace } from "@/lib/message/history/changed-place";
import { toWholeDraft, withoutEnvelope } from "@/lib/message/history/history";
import type { Source } from "@/lib/message/limits";
import type { Fix } from "@/lib/whatsapp/fix";
import { type Problem, toPlace } from "@/lib/whatsapp/problems";
import { FixView } from "./fix-view";
import { findKnownFix, toProblemKey, useFixes } from "./use-fixes";

/** A row is checked when typing pauses. */
const PAUSE_MS = 100;

type FoundProblem = Pick<Problem, "path" | "code" | "place">;

const ENVELOPE = ["recipient", "replyTo"] as const;

/** Applies a fix as one history step, and returns the path to go to. */
function useApply(): (fix: Fix, problem: FoundProblem) => string {
  const store = useDraftStore();
  const { getValues, setValue } = useEnvelope();
  return (fix, { path, place }) => {
    const { recipient, replyTo } = getValues();
    const before = store.toForm({ recipient, replyTo });
    const after = fix.apply(before);
    const changed = findChangedPlace(before, after);
    // The recipient isn't part of the history.
    for (const name of ENVELOPE) if (before[name] !== after[name]) setValue(name, after[name]);
    if (changed !== null)
      store.change(() => withKeys(withoutEnvelope(after)), {
        words: `${fix.words}: ${place}`,
      });
    return fix.paths.includes(path) ? path : (changed ?? path);
  };
}

const SOURCES: Record<Source, string> = {
  flowiq: "FlowIQ's reference",
  whatsapp: "WhatsApp",
  menuet: "Menuet",
};

const LEVELS = {
  error: { ink: "text-bad", name: "Stops the send", Icon: CircleAlert },
  warning: { ink: "text-warn", name: "Warning", Icon: TriangleAlert },
} as const;

type FixOfferProps = {
  problem: FoundProblem;
  draft: DraftMessage;
  /** The button's label. */
  label: string;
  /** The ID of the text that it is about. */
  textId: string;
  className: string;
  onApplied: (path: string) => void;
};

/** A button for a problem known to have a fix, and that fix's preview on request. */
function useFixOffer({ problem, draft, label, textId, className, onApplied }: FixOfferProps) {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const apply = useApply();
  // Looked up again while open: the draft may have changed since the button appeared.
  const fix = isOpen ? findKnownFix(problem, draft) : null;
  return {
    button: (
      <Button
        ref={button}
        look={label === "Fix" ? "line" : "ghost"}
        className={className}
        aria-describedby={textId}
        aria-expanded={fix !== null}
        onClick={() => setIsOpen(!isOpen)}
      >
        {label}
      </Button>
    ),
    view: fix && (
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
          onApplied(apply(fix, problem));
        }}
      />
    ),
  };
}

type ProblemItemProps = {
  problem: Problem;
  draft: DraftMessage;
  hasFix: boolean;
  onChoose: (path: string) => void;
};

/** One problem, with a way to its field and to its fix, if one is known. */
function ProblemItem({ problem, draft, hasFix, onChoose }: ProblemItemProps) {
  const { ink, name, Icon } = LEVELS[problem.level];
  const textId = useId();
  const offer = useFixOffer({
    ...{ problem, draft, textId, label: "Fix", className: "button-small me-3", onApplied: onChoose },
  });
  return (
    <li>
      <div className="flex items-center">
        <button type="button" onClick={() => onChoose(problem.path)} className="problem-way">
          <Icon size="1.125rem" aria-hidden className={`mt-px shrink-0 self-start ${ink}`} />
          <span id={textId} className="min-w-0 break-words">
            <span className="sr-only">{name}: </span>
            <span className="font-medium">{problem.message}</span>
            <span className="block text-note text-faint">
              {problem.place} · {SOURCES[problem.source]}
            </span>
          </span>
        </button>
        {hasFix && offer.button}
      </div>
      {hasFix && offer.view}
    </li>
  );
}

type ProblemsPanelProps = {
  problems: Problem[];
  /** The draft that they were found in. */
  draft: DraftMessage;
  onChoose: (path: string) => void;
};

/** All problems of the draft, each with a way to its field and to its fix, if it has one. */
export function ProblemsPanel({ problems, draft, onChoose }: ProblemsPanelProps) {
  const list = useRef<HTMLUListElement>(null);
  const hasFix = useFixes(problems, draft, list);
  return (
    <>
      {problems.length === 0 && (
        <p className="flex items-center gap-2.5 px-4 py-3 text-soft">
          <CircleCheck size="1.125rem" aria-hidden className="text-accent" />
          Ready to send.
        </p>
      )}
      <ul ref={list} className="problems">
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
    </>
  );
}

/** Under a row: the fix of its overlong text at `path`. `noteId`: what says by how much. */
export function RowFix({ path, noteId }: { path: string; noteId: string }) {
  const store = useDraftStore();
  const draft = toWholeDraft(useSettledContent(PAUSE_MS));
  const place = useRef<HTMLSpanElement>(null);
  const problem = { path, code: "too-long", place: toPlace(path, draft) };
  const hasFix = useFixes([problem], draft, place)(problem);
  const offer = useFixOffer({
    ...{ problem, draft, textId: noteId, label: "Shorten…", className: "row-fix", onApplied: store.focus },
  });
  return (
    <>
      <span ref={place}>
        <span>{hasFix && offer.button}</span>
      </span>
      {hasFix && offer.view && <div className="row-fix-view">{offer.view}</div>}
    </>
  );
}
