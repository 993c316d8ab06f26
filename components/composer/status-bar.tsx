"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { formatExactClock } from "@/components/ui/times";
import { Notice } from "@/components/ui/notice";
import type { SendView } from "@/lib/api/send-view";
import { settleTabs } from "./draft/autosave";
import { useDraft, useDraftStore } from "./use-draft";

const SENDS: Record<SendView["state"], { words: string; look: string }> = {
  queued: { words: "Sending…", look: "text-soft" },
  sending: { words: "Sending…", look: "text-soft" },
  accepted: { words: "Last send accepted by FlowIQ", look: "text-accent" },
  rejected: { words: "Last send rejected: nothing was sent", look: "text-bad" },
  unknown: { words: "Last send unknown: it may have been sent", look: "text-warn" },
  cancelled: { words: "Last send cancelled: nothing was sent", look: "text-soft" },
  closed: { words: "Last send resolved by a person", look: "text-soft" },
};

/** The last send's status, as a link to it. */
function LastSend({ last }: { last: SendView }) {
  const { words, look } = SENDS[last.state];
  const isOpen = last.state === "queued" || last.state === "sending";
  return (
    <a
      href={`/outbox?send=${encodeURIComponent(last.id)}`}
      className={`line-clamp-1 hover:underline ${look}`}
    >
      {last.state === "queued" && last.waits_until !== undefined
        ? `Waiting until ${formatExactClock(last.waits_until)}…`
        : words}
      {isOpen && last.detail && `: ${last.detail}`}
      {last.state === "accepted" && (
        <span className="font-mono break-all max-medium:hidden"> · {last.message_id}</span>
      )}
    </a>
  );
}

/** Both tabs changed the draft: a person chooses, and neither version is lost. */
function OtherTabNotice() {
  const store = useDraftStore();
  const isAsked = useDraft(({ other }) => other !== null);
  if (!isAsked) return null;
  return (
    <div role="alert">
      <Notice look="open" title="This draft was changed in another tab">
        <p className="text-note">
          You changed it here too. Choose one version. The other stays in the history.
        </p>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => settleTabs(store, "theirs")}>Use the other tab’s version</Button>
          <Button onClick={() => settleTabs(store, "mine")}>Keep mine</Button>
        </div>
      </Notice>
    </div>
  );
}

type StatusBarProps = {
  hitch: string;
  last: SendView | null;
  /** A send was started and hasn't settled. */
  isSending: boolean;
  /** More lines about what is in progress. */
  children: ReactNode;
};

/** The last change and its undo, the last send's status, and a conflict between tabs. */
export function StatusBar({ hitch, last, isSending, children }: StatusBarProps) {
  const store = useDraftStore();
  const { words, canUndo } = useDraft(({ said }) => said);
  const isLastOpen = last?.state === "queued" || last?.state === "sending";
  return (
    <div className="status-bar">
      <OtherTabNotice />
      <div className="status-line">
        <p role="status" className="min-w-0 break-words">
          {words}
          {!words && hitch && <span className="text-bad">{hitch}</span>}
          {!words && !hitch && isSending && !isLastOpen && <span className="text-soft">Sending…</span>}
          {!words && !hitch && !(isSending && !isLastOpen) && last && <LastSend last={last} />}
        </p>
        {canUndo && words !== "" && (
          <button
            type="button"
            onClick={store.undo}
            aria-label={`Undo: ${words}`}
            className="shrink-0 rounded-sm font-medium text-accent hover:underline"
          >
            Undo
          </button>
        )}
        {children}
      </div>
    </div>
  );
}
