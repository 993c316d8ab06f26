"use client";
import { Circle, CircleCheck } from "lucide-react";
import { useEffect, useEffectEvent, useMemo } from "react";
import { findAudioProblems, readKnown } from "@/components/composer/known";
import { formatCountry, useGuessedCountry } from "@/components/composer/send/use-default-country";
import { type ManyNumbers, useDraft, useSandbox } from "@/components/composer/use-draft";
import { fetchAhead } from "@/components/ui/fetch-ahead";
import { makeLazyModule, useLazyModule } from "@/components/ui/lazy-module";
import type { DraftForm } from "@/lib/message/draft";
import type { ReadNumber } from "@/lib/message/recipient";
import { isEmptyText } from "@/lib/message/texts";
import type { Problem } from "@/lib/whatsapp/problems";

const checks = makeLazyModule(() => import("@/lib/whatsapp/problems"));
fetchAhead(checks.load);

type ProblemsOptions = {
  draft: DraftForm;
  reading: ReadNumber | null;
  many: ManyNumbers;
  /** Something was typed. */
  isNeeded: boolean;
  /** Notified of the count; null while nobody looks for problems. */
  onProblems: (count: number | null) => void;
};

/** Problems of the settled draft and of its recipient; null until the checks have loaded. */
export function useProblems({
  draft,
  reading,
  many,
  isNeeded,
  onProblems,
}: ProblemsOptions): Problem[] | null {
  const loaded = useLazyModule(checks);
  useEffect(() => {
    if (isNeeded) void checks.load().catch(() => undefined);
  }, [isNeeded]);
  const finding = useDraft((state) => state.finding);
  const isSandbox = useSandbox();
  const guessed = useGuessedCountry();
  const problems = useMemo(() => {
    if (!loaded || !isNeeded) return null;
    const country = guessed ? formatCountry(guessed) : null;
    const own = reading ? loaded.findReadingProblems(reading, country) : many.doubts;
    const known = readKnown(draft, isSandbox);
    const found = loaded.findProblems(draft, many.numbers.length, known);
    return [...found, ...findAudioProblems(draft, finding), ...own];
  }, [loaded, isNeeded, guessed, reading, many, draft, isSandbox, finding]);
  const report = useEffectEvent(onProblems);
  const count = problems?.length ?? null;
  useEffect(() => report(count), [count]);
  return problems;
}

/** One thing that a message needs before it can be sent, and where. */
type Todo = { path: string; words: string; place: string; isDone: boolean };

/** What a message that nobody has started still needs. */
export function findTodo({ kind, body, button, sections, audioUrl, text, recipient }: DraftForm): Todo[] {
  const title = sections[0]?.rows[0]?.title ?? "";
  const message =
    kind === "list"
      ? [
          { path: "body", words: "Write the body", place: "Message", isDone: !isEmptyText(body) },
          { path: "button", words: "Name the button", place: "Message", isDone: !isEmptyText(button) },
          {
            ...{ path: "sections.0.rows.0.title", words: "Add a first row", place: "Menu" },
            isDone: !isEmptyText(title),
          },
        ]
      : kind === "text"
        ? [{ path: "text", words: "Write the text", place: "Message", isDone: !isEmptyText(text) }]
        : [
            {
              path: "audioUrl",
              words: "Add the audio URL",
              place: "Message",
              isDone: !isEmptyText(audioUrl),
            },
          ];
  const to = { path: "recipient", words: "Choose who gets it", place: "Send to" };
  return [...message, { ...to, isDone: recipient.trim() !== "" }];
}

type TodoPanelProps = { todo: readonly Todo[]; onChoose: (path: string) => void };

/** What is left to do, each with a way to its field. Nothing is wrong yet. */
export const TodoPanel = ({ todo, onChoose }: TodoPanelProps) => (
  <ul className="problems">
    {todo.map(({ path, words, place, isDone }) => (
      <li key={path}>
        <button type="button" onClick={() => onChoose(path)} className="problem-way">
          {isDone ? (
            <CircleCheck size="1.125rem" aria-hidden className="text-accent" />
          ) : (
            <Circle size="1.125rem" aria-hidden className="text-control" />
          )}
          <span className="font-medium">{words}</span>
          <span className="ms-auto text-note text-faint">{place}</span>
          {isDone && <span className="sr-only">Done</span>}
        </button>
      </li>
    ))}
  </ul>
);
