"use client";

import { ScanSearch } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { findAudioUrlFault } from "@/lib/message/audio-url";
import { type AudioAnswer, requestFinding } from "./audio-request";
import { toFindingWords, toProblems } from "./finding-words";
import { keepFinding, useKeptFinding } from "./kept-finding";

/** A server that does not check is asked once. */
let isSwitchedOff = false;

function toNote(answer: Exclude<AudioAnswer, { kind: "found" }>): ReactNode {
  switch (answer.kind) {
    case "signed out":
      return (
        <>
          The server checks audio for those who are signed in.{" "}
          <a href="/sign-in?next=/" className="text-accent underline">
            Sign in
          </a>{" "}
          to check it; without, it can still be played in the preview.
        </>
      );
    case "switched off":
      return "Checking audio is switched off on this Menuet.";
    case "refused":
      return answer.words;
    default:
      return answer satisfies never;
  }
}

type AudioCheckProps = { url: string };

/** Has the server look at an address, when asked to. What was found of one says nothing of another. */
export default function AudioCheck({ url }: AudioCheckProps) {
  return findAudioUrlFault(url) === null && <CheckOf key={url} url={url} />;
}

function CheckOf({ url }: AudioCheckProps) {
  const [answer, setAnswer] = useState<AudioAnswer | "none" | "awaited">("none");
  const asking = useRef<AbortController>(null);
  const kept = useKeptFinding();
  useEffect(() => () => asking.current?.abort(), []);

  const check = async () => {
    if (answer === "awaited") return;
    const { signal } = (asking.current = new AbortController());
    setAnswer("awaited");
    const next = await requestFinding(url, signal);
    if (signal.aborted) return;
    if (next.kind === "found")
      keepFinding({ url, finding: next.finding, problems: toProblems(next.finding) });
    if (next.kind === "switched off") isSwitchedOff = true;
    setAnswer(next);
  };

  const isAwaited = answer === "awaited";
  const found = kept?.url === url && !isAwaited ? kept : null;
  const note = answer === "none" || isAwaited || answer.kind === "found" ? null : toNote(answer);
  if (isSwitchedOff && note === null) return null;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
      {!isSwitchedOff && (
        <Button look="line" onClick={() => void check()} aria-disabled={isAwaited || undefined}>
          <ScanSearch size="0.9375rem" aria-hidden /> Check this audio
        </Button>
      )}
      <p
        role="status"
        className={`min-w-0 flex-1 basis-60 text-note break-words ${found && found.problems.length > 0 ? "text-warn" : "text-soft"}`}
      >
        {isAwaited ? "Looking at the file…" : (note ?? (found && toFindingWords(found.finding)))}
      </p>
    </div>
  );
}
