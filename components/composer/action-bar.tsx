"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import type { SendView } from "@/lib/outbox/contract/send-view";
import type { SaveState } from "./use-autosave";

const A_MOMENT_MS = 60_000;
const formatClock = (at: number) => new Date(at).toLocaleTimeString("en-GB", { timeStyle: "short" });

function useIsRecent(at: number | null): boolean {
  const [old, setOld] = useState<number | null>(null);
  useEffect(() => {
    if (at === null) return;
    const timer = setTimeout(() => setOld(at), Math.max(0, at + A_MOMENT_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [at]);
  return at !== null && old !== at;
}

function SavedNote({ save }: { save: SaveState }) {
  "use no memo"; // As the action bar.
  const isRecent = useIsRecent(save.state === "saved" ? save.at : null);
  switch (save.state) {
    case "new":
      return "Kept in this browser";
    case "linked":
      return "From a link: kept with the first change";
    case "refused":
      return <span className="text-warn">Not saved: this browser keeps nothing. Leave this page open</span>;
    case "saved":
      return isRecent ? "Saved a moment ago" : `Saved at ${formatClock(save.at)}`;
    default:
      return save satisfies never;
  }
}

const SENDS: Record<SendView["state"], { words: string; look: string }> = {
  queued: { words: "Sending", look: "text-soft" },
  sending: { words: "Sending", look: "text-soft" },
  accepted: { words: "Last send accepted by FlowIQ", look: "text-accent" },
  rejected: { words: "Last send rejected: nothing was sent", look: "text-bad" },
  unknown: { words: "Last send unknown: it may have been sent", look: "text-warn" },
  cancelled: { words: "Last send cancelled: nothing was sent", look: "text-soft" },
  closed: { words: "Last send closed by a person", look: "text-soft" },
};

/** What was just done, and how it is taken back. */
export type Said = { words: string; undo?: (() => void) | undefined };

type ActionBarProps = {
  save: SaveState;
  said: Said;
  hitch: string;
  last: SendView | null;
  onReview: () => void;
  /** More lines about what is under way. */
  children: ReactNode;
};

/** What always stands at the bottom: how the draft and its send stand, what was just done, and the way to send. */
export function ActionBar({ save, said, hitch, last, onReview, children }: ActionBarProps) {
  "use no memo"; // A few words and two buttons: remembering would cost more bytes than it saves.
  const send = last && SENDS[last.state];
  return (
    <div className="sticky bottom-0 z-10 order-last flex flex-wrap items-center gap-3 border-t border-line bg-panel px-4 py-3 medium:px-6">
      {/* What asks two tabs of one draft. */}
      <div id="composer.notice" className="basis-full empty:hidden" />
      <div className="min-w-0 flex-1 text-note break-words text-faint">
        <p className="line-clamp-2">
          <SavedNote save={save} />
        </p>
        <p role="status" className={said.undo ? "inline" : "empty:hidden"}>
          {said.words}
          {!said.words && hitch && <span className="text-bad">{hitch}</span>}
          {!said.words && !hitch && send && (
            <a
              href={`/outbox?send=${encodeURIComponent(last.id)}`}
              className={`line-clamp-1 hover:underline ${send.look}`}
            >
              {send.words}
              {(last.state === "queued" || last.state === "sending") && last.detail && `: ${last.detail}`}
              {last.state === "accepted" && (
                <span className="font-mono break-all max-medium:hidden"> · {last.message_id}</span>
              )}
            </a>
          )}
        </p>
        {said.undo && (
          <button
            type="button"
            onClick={said.undo}
            aria-label={`Undo: ${said.words}`}
            className="ms-2 rounded-sm text-accent hover:underline"
          >
            Undo
          </button>
        )}
        {children}
      </div>
      <Button look="primary" onClick={onReview} aria-keyshortcuts="Control+Enter Meta+Enter">
        Review and send
      </Button>
    </div>
  );
}
