"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { isSignedOut, toAskError } from "./call-api";
import { toFaultTitle, toFaultWords } from "./fault-words";

const toSignIn = () =>
  window.location.assign(
    new URL(
      `/sign-in?next=${encodeURIComponent(window.location.pathname + window.location.search)}`,
      window.location.href,
    ),
  );

type FaultNoticeProps = {
  fault: Error;
  /** The text if there was no answer at all. */
  unanswered?: string;
  /** What is still shown, and how old it is. */
  aside?: string;
  onAskAgain: () => void;
};

/** Why something can't be shown, and what to do. */
export function FaultNotice({ fault, unanswered, aside = "", onAskAgain }: FaultNoticeProps) {
  const { problem } = toAskError(fault);
  return (
    <div role="alert">
      <Notice look={problem ? "bad" : "open"} title={toFaultTitle(fault)}>
        <p>
          {problem ? toFaultWords(fault) : (unanswered ?? toFaultWords(fault))}
          {aside}
        </p>
        <div>
          {isSignedOut(problem) ? (
            <Button onClick={toSignIn}>Sign in</Button>
          ) : (
            <Button onClick={onAskAgain}>Try again</Button>
          )}
        </div>
      </Notice>
    </div>
  );
}

/** Why a request failed; nothing if the fault is already shown at its field. */
export function FaultLine({ fault, isAtField = false }: { fault: Error | null; isAtField?: boolean }) {
  if (!fault || isAtField) return null;
  return (
    <p role="alert" data-fault tabIndex={-1} className="rounded-sm text-note break-words text-bad">
      {toFaultTitle(fault)}. {toFaultWords(fault)}
    </p>
  );
}

/** Reserves the content's room while it loads. `words`: what is loading, for screen readers. */
export function Loading({ words, rows = 3 }: { words: string; rows?: number }) {
  return (
    <div role="status" aria-busy className="grid gap-3">
      <span className="sr-only">{words}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} aria-hidden className="h-9 animate-pulse rounded-lg bg-sunk" />
      ))}
    </div>
  );
}

type FormFootProps = {
  form: { fault: Error | null; isPending: boolean; isDone: boolean };
  verb: string;
  busy: string;
  done: string;
};

/** The end of a form: its fault, submit button and done message. */
export const FormFoot = ({ form, verb, busy, done }: FormFootProps) => (
  <>
    <FaultLine fault={form.fault} />
    <div className="flex items-center gap-3">
      <Button type="submit" aria-disabled={form.isPending}>
        {form.isPending ? busy : verb}
      </Button>
      <p role="status" className="text-note text-accent">
        {form.isDone && done}
      </p>
    </div>
  </>
);
