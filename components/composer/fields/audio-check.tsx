"use client";

import { useMutation } from "@tanstack/react-query";
import { ScanSearch } from "lucide-react";
import { type ReactNode, useState } from "react";
import { callApi, isSignedOut, toAskError } from "@/components/client/call-api";
import { toFaultTitle, toFaultWords } from "@/components/client/fault-words";
import { QueryProvider } from "@/components/client/query-provider";
import { useDraft, useDraftStore } from "@/components/composer/use-draft";
import { Button } from "@/components/ui/button";
import { type AudioFinding, checkAudio } from "@/lib/api/audio-finding";
import { findAudioUrlFault } from "@/lib/message/audio";
import { toFactWords, toFindingWords, toProblems } from "./finding-words";

const isOff = (error: Error): boolean => toAskError(error).problem?.type.endsWith(":switched-off") === true;

/** Why the server didn't check. */
function toNote(error: Error): ReactNode {
  const { problem } = toAskError(error);
  if (isSignedOut(problem))
    return (
      <>
        <a href="/sign-in?next=/" className="text-accent underline">
          Sign in
        </a>{" "}
        to check this audio on the server. You can play it in the preview without an account.
      </>
    );
  if (isOff(error)) return "Audio checks are switched off on this server.";
  return problem ? toFaultWords(error) : `${toFaultTitle(error)}. ${toFaultWords(error)}`;
}

type AudioCheckProps = { url: string };

function Found({ finding, url }: AudioCheckProps & { finding: AudioFinding }) {
  return (
    <>
      <p>{toFindingWords(finding)}</p>
      {toFactWords(finding, url).map((words) => (
        <p key={words} className="text-faint">
          {words}
        </p>
      ))}
    </>
  );
}

/** Has the server check a URL on request; a finding is about that URL only. */
export function AudioCheck({ url }: AudioCheckProps) {
  // Ask a server that doesn't check only once.
  const [isSwitchedOff, setSwitchedOff] = useState(false);
  return (
    findAudioUrlFault(url) === null && (
      <QueryProvider>
        <CheckOf key={url} {...{ url, isSwitchedOff }} onSwitchedOff={() => setSwitchedOff(true)} />
      </QueryProvider>
    )
  );
}

type CheckOfProps = AudioCheckProps & { isSwitchedOff: boolean; onSwitchedOff: () => void };

function CheckOf({ url, isSwitchedOff, onSwitchedOff }: CheckOfProps) {
  const store = useDraftStore();
  const kept = useDraft(({ finding }) => finding);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => callApi(checkAudio, { body: { url } }),
    onSuccess: (finding) => store.setState({ finding: { url, finding, problems: toProblems(finding) } }),
    onError: (fault) => {
      if (isOff(fault)) onSwitchedOff();
    },
  });

  const found = kept?.url === url && !isPending ? kept : null;
  const note = error && toNote(error);
  if (isSwitchedOff && note === null) return null;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
      {!isSwitchedOff && (
        <Button onClick={() => !isPending && mutate()} aria-disabled={isPending || undefined}>
          <ScanSearch size="0.9375rem" aria-hidden /> Check this audio
        </Button>
      )}
      <div
        role="status"
        className={`min-w-0 flex-1 basis-60 text-note break-words ${found && found.problems.length > 0 ? "text-warn" : "text-soft"}`}
      >
        {isPending ? "Checking the file…" : (note ?? (found && <Found finding={found.finding} url={url} />))}
      </div>
    </div>
  );
}
