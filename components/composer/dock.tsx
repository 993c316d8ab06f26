"use client";

import { Suspense, useState } from "react";
import { findTodo, TodoPanel, useProblems } from "@/components/composer/problems/use-problems";
import { useDraft, useDraftStore } from "./use-draft";
import { lazyPart } from "@/components/ui/lazy-part";
import { isBlank } from "@/lib/message/draft";
import type { SnippetTarget } from "@/lib/message/snippets";
import { useSettledDraft } from "./use-settled-draft";

const ProblemsPanel = lazyPart(
  async () => ({ default: (await import("@/components/composer/problems/problems-panel")).ProblemsPanel }),
  "The problems",
);
const PayloadPanel = lazyPart(() => import("@/components/payload/payload-panel"), "The payload");

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

type DockProps = {
  endpoint: SnippetTarget;
  onProblems: (count: number | null) => void;
};

/** Problems of the message, or a to-do list until it is begun; the code in a second tab. */
export function Dock({ endpoint, onProblems }: DockProps) {
  const store = useDraftStore();
  const { draft, reading, envelope } = useSettledDraft();
  const [isCode, setIsCode] = useState(false);
  const isReady = useDraft((state) => state.isReady);
  const wasTried = useDraft((state) => state.wasTried);
  const hasPast = useDraft(({ history }) => history.past.length > 0);
  const isTouched =
    wasTried ||
    hasPast ||
    !isBlank(draft) ||
    envelope.recipient + envelope.replyTo !== "" ||
    envelope.many.numbers.length > 0;
  const problems = useProblems({
    draft,
    reading,
    many: envelope.many,
    isNeeded: isReady && isTouched,
    onProblems,
  });
  const errors = problems?.filter(({ level }) => level === "error").length ?? 0;
  const warnings = (problems?.length ?? 0) - errors;
  const todo = findTodo(draft);
  const done = todo.filter(({ isDone }) => isDone).length;
  const name = isTouched ? "Problems" : "To finish";
  const count = isTouched ? errors + warnings : todo.length - done;
  return (
    <div className="dock">
      <div className="dock-tabs">
        <button type="button" aria-pressed={!isCode} onClick={() => setIsCode(false)} className="dock-tab">
          {name}
          {count > 0 && (
            // Reserve its space until the draft is loaded.
            <span
              aria-hidden
              className={`badge ${errors > 0 ? "badge-bad" : ""} ${isReady ? "" : "invisible"}`}
            >
              {count}
            </span>
          )}
        </button>
        <button type="button" aria-pressed={isCode} onClick={() => setIsCode(true)} className="dock-tab">
          Code
        </button>
        <span dir="auto" className="dock-note">
          {isTouched
            ? [errors > 0 && plural(errors, "error"), warnings > 0 && plural(warnings, "warning")]
                .filter(Boolean)
                .join(", ")
            : `${done} of ${todo.length} done`}
        </span>
      </div>
      {!isCode && (
        <section aria-label={name} aria-busy={(isTouched && problems === null) || undefined}>
          {!isTouched && <TodoPanel todo={todo} onChoose={store.focus} />}
          {isTouched && problems && (
            <Suspense>
              <ProblemsPanel problems={problems} draft={draft} onChoose={store.focus} />
            </Suspense>
          )}
        </section>
      )}
      {isCode && (
        <Suspense fallback={<div className="min-h-40" />}>
          <PayloadPanel draft={draft} endpoint={endpoint} onCopied={store.keepIds} />
        </Suspense>
      )}
    </div>
  );
}
