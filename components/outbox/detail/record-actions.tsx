"use client";

import { useState } from "react";
import { useMay } from "@/components/account/may";
import { handOver } from "@/components/draft/hand-over";
import { Notice } from "@/components/ui/notice";
import { Button } from "@/components/ui/button";
import type { DraftMessage } from "@/lib/message/draft";
import type { SendRecord } from "@/lib/outbox/contract/history";
import { ConfirmDialog } from "@/components/ui/dialog/confirm-dialog";
import { toConfirmation } from "./confirmations";
import { useComposerLink } from "./use-composer-link";
import { useSendActions } from "./use-record";
import { useResend } from "./use-resend";

const LINK_BUTTON =
  "inline-flex h-9 items-center rounded-lg border border-line bg-panel px-3.5 font-medium whitespace-nowrap transition-colors duration-150 hover:bg-sunk";

function ComposerLink({ draft }: { draft: DraftMessage }) {
  const link = useComposerLink(draft);
  if (link === null) return null;
  return (
    <a href={link} className={LINK_BUTTON}>
      Open in the composer
    </a>
  );
}

function ReplyButton({ recipient, messageId }: { recipient: string; messageId: string }) {
  const [isRefused, setIsRefused] = useState(false);
  const reply = () => {
    if (handOver({ recipient, replyTo: messageId }))
      window.location.assign(new URL("/", window.location.href));
    else setIsRefused(true);
  };
  return (
    <>
      <Button onClick={reply}>Reply to this</Button>
      {isRefused && (
        <p role="alert" className="basis-full text-note text-bad">
          This browser keeps nothing between pages. Copy the message ID and put it into the composer.
        </p>
      )}
    </>
  );
}

type Asked = "close" | "delete" | "resend";

type RecordActionsProps = {
  record: SendRecord;
  /** The message of its payload; null where that cannot be read. */
  draft: DraftMessage | null;
  onSent: (id: string) => void;
  onDeleted: () => void;
};

/** What can be done about a send now. */
export function RecordActions({ record, draft, onSent, onDeleted }: RecordActionsProps) {
  const { act, isActing, fault } = useSendActions(record.id, onDeleted);
  const resend = useResend(record, onSent);
  const [asked, setAsked] = useState<Asked>("delete");
  const [isAsking, setIsAsking] = useState(false);
  const may = useMay("send");
  const { state, message_id } = record;
  const can = may ? record.can : [];
  const isBusy = isActing || resend.isSending;
  const ask = (what: Asked) => {
    if (isBusy) return;
    setAsked(what);
    setIsAsking(true);
  };
  const confirm = () => (asked === "resend" ? resend.start() : act(asked));
  const problem = fault ? fault.problem : resend.refusal;
  // The same content went out a moment ago as another send than this one.
  const earlier = problem?.id === record.id ? undefined : problem?.id;
  return (
    <section aria-label="What can be done" className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        {can.includes("confirm") && (
          <Button look="primary" aria-disabled={isBusy} onClick={() => !isBusy && act("confirm")}>
            Send now
          </Button>
        )}
        {can.includes("close") && (
          <Button aria-disabled={isBusy} onClick={() => ask("close")}>
            It arrived
          </Button>
        )}
        {may && (state === "unknown" || state === "accepted") && (
          <Button aria-disabled={isBusy} onClick={() => ask("resend")}>
            {resend.isSending ? "Sending…" : "Send again anyway"}
          </Button>
        )}
        {may && message_id !== null && <ReplyButton recipient={record.recipient} messageId={message_id} />}
        {draft && <ComposerLink draft={draft} />}
        {can.includes("cancel") && (
          <Button aria-disabled={isBusy} onClick={() => !isBusy && act("cancel")}>
            Cancel
          </Button>
        )}
        {can.includes("delete") && (
          <Button aria-disabled={isBusy} onClick={() => ask("delete")} className="text-bad!">
            Delete
          </Button>
        )}
      </div>
      {!may && (
        <p className="text-note text-faint">To send or to decide about a send one must be a sender.</p>
      )}
      <div role="status" className="grid gap-2 empty:hidden">
        {problem && (
          <Notice look="bad" title={problem.title}>
            <p>{problem.detail}</p>
            {earlier !== undefined && (
              <div>
                <Button onClick={() => onSent(earlier)}>Show that send</Button>
              </div>
            )}
          </Notice>
        )}
        {fault && !fault.problem && (
          <Notice look="open" title="Menuet's server did not answer">
            <p>Nothing here may have changed. Look again and repeat it.</p>
          </Notice>
        )}
        {resend.isUnanswered && (
          <Notice look="open" title="Menuet's server did not answer">
            <p>Asking again is safe: this send goes out once at most.</p>
            <div>
              <Button onClick={resend.askAgain}>Ask again</Button>
            </div>
          </Notice>
        )}
      </div>
      <ConfirmDialog
        asked={toConfirmation(asked, record)}
        isOpen={isAsking}
        onConfirm={confirm}
        onClose={() => setIsAsking(false)}
      />
    </section>
  );
}
