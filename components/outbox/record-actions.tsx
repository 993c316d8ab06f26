"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useMay } from "@/components/account/roles";
import { toAskError } from "@/components/client/call-api";
import { CANNOT_REACH, OFFLINE, toFaultTitle } from "@/components/client/fault-words";
import { handOver } from "@/components/client/saved-drafts";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { ContactHelp, ReceiptOffer } from "@/components/sending/contact-help";
import { Button } from "@/components/ui/button";
import { type Confirmation, ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import type { SendRecord } from "@/lib/api/history";
import { formatShareCode, type ShareWriting } from "@/lib/message/codecs/share-code";
import { formatShareFragment } from "@/lib/message/codecs/share-fragment";
import type { DraftMessage } from "@/lib/message/draft";
import { useResend, useSendActions } from "./use-record";

const TOO_OLD: ShareWriting = { ok: false, why: "This browser can’t make the link" };

/**
 * A composer link to the message without its recipient; null while it is made or if it can't be.
 */
function useComposerLink(draft: DraftMessage): string | null {
  const [link, setLink] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void formatShareCode(draft)
      .catch(() => TOO_OLD)
      .then((written) => {
        if (isCurrent) setLink(written.ok ? `/${formatShareFragment(written.code)}` : null);
      });
    return () => {
      isCurrent = false;
    };
  }, [draft]);
  return link;
}

/** The confirmation before a send is resolved, deleted or repeated. */
function toConfirmation(
  what: "close" | "delete" | "resend",
  { number, state }: Pick<SendRecord, "number" | "state">,
): Confirmation {
  switch (what) {
    case "close":
      return {
        title: "Mark as delivered?",
        words: `The send to ${number} is marked as delivered, with your name. You can’t undo this.`,
        verb: "Mark as delivered",
      };
    case "delete":
      return {
        title: "Delete this send?",
        words: `Its message, recipient and timeline leave the outbox. You can’t undo this. ${state === "accepted" ? "The customer still has the message." : "This sends nothing."}`,
        verb: "Delete",
      };
    case "resend":
      return {
        title: "Send it again?",
        words: `The same message goes to ${number} again. ${state === "accepted" ? "FlowIQ accepted the first one, so the customer will probably get it twice." : "If the first one arrived, the customer gets it twice."}`,
        verb: "Send again",
      };
    default:
      return what satisfies never;
  }
}

const LINK_BUTTON =
  "inline-flex h-9 items-center rounded-lg border border-line bg-panel px-3.5 font-medium whitespace-nowrap transition-colors duration-150 hover:bg-sunk";

function ComposerLink({ draft }: { draft: DraftMessage }) {
  const link = useComposerLink(draft);
  if (link === null) return null;
  return (
    <a href={link} className={LINK_BUTTON}>
      Open in composer
    </a>
  );
}

type ReplyButtonProps = { recipient: string; messageId: string; sentAt: number };

function ReplyButton({ recipient, messageId, sentAt }: ReplyButtonProps) {
  const [isRefused, setIsRefused] = useState(false);
  const reply = () => {
    if (handOver({ recipient, replyTo: messageId, repliedAt: sentAt }))
      window.location.assign(new URL("/", window.location.href));
    else setIsRefused(true);
  };
  return (
    <>
      <Button onClick={reply}>Reply to this</Button>
      {isRefused && (
        <p role="alert" className="basis-full text-note text-bad">
          This browser saves nothing between pages. Copy the message ID and paste it in the composer.
        </p>
      )}
    </>
  );
}

type Asked = "close" | "delete" | "resend";

type RecordActionsProps = {
  record: SendRecord;
  /** The message in its payload; null if it can't be read. */
  draft: DraftMessage | null;
  onSent: (id: string) => void;
  onDeleted: () => void;
};

/** The actions available for a send now. */
export function RecordActions({ record, draft, onSent, onDeleted }: RecordActionsProps) {
  const { act, isActing, error } = useSendActions(record.id, onDeleted);
  const fault = error && toAskError(error);
  const resend = useResend(record, onSent);
  const [asked, setAsked] = useState<Asked>("delete");
  const [isAsking, setIsAsking] = useState(false);
  const may = useMay("send");
  const { state, message_id } = record;
  const offer = record.delivery?.offer ?? null;
  const client = useQueryClient();
  const can = may ? record.can : [];
  const isBusy = isActing || resend.isSending;
  const ask = (what: Asked) => {
    if (isBusy) return;
    setAsked(what);
    setIsAsking(true);
  };
  const confirm = () => (asked === "resend" ? resend.start() : act(asked));
  const problem = fault ? fault.problem : resend.refusal;
  // The same content went out a moment ago as a different send.
  const earlier = problem?.id === record.id ? undefined : problem?.id;
  return (
    <section aria-label="Actions" className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        {can.includes("confirm") && (
          <Button look="primary" aria-disabled={isBusy} onClick={() => !isBusy && act("confirm")}>
            Send now
          </Button>
        )}
        {can.includes("close") && (
          <Button aria-disabled={isBusy} onClick={() => ask("close")}>
            Mark as delivered
          </Button>
        )}
        {may && (state === "unknown" || state === "accepted") && (
          <Button aria-disabled={isBusy} onClick={() => ask("resend")}>
            {resend.isSending ? "Sending…" : "Send again"}
          </Button>
        )}
        {may && message_id !== null && (
          <ReplyButton recipient={record.recipient} messageId={message_id} sentAt={record.created_at} />
        )}
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
      {may && offer !== null && (
        <ReceiptOffer
          sendId={record.id}
          messageId={offer}
          onSettled={() => void client.invalidateQueries({ queryKey: QUERY_KEYS.record(record.id) })}
        />
      )}
      {may && record.reason === "contact" && (
        <ContactHelp
          recipient={record.recipient}
          onSendAgain={(recipient) => !isBusy && resend.start(recipient)}
        />
      )}
      {!may && <p className="text-note text-faint">Only senders and owners can send or resolve messages.</p>}
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
          <Notice look="open" title={toFaultTitle(fault)}>
            <p>{fault.isOffline ? "Nothing was changed." : "Check the send’s state, then try again."}</p>
          </Notice>
        )}
        {resend.isUnanswered && (
          <Notice look="open" title={CANNOT_REACH}>
            <p>You can safely try again. The message goes out once at most.</p>
            <div>
              <Button onClick={resend.askAgain}>Try again</Button>
            </div>
          </Notice>
        )}
        {resend.isOffline && (
          <Notice look="open" title={OFFLINE}>
            <p>
              {resend.isDoubtful
                ? "Reconnect. You can safely try again: the message goes out once at most."
                : "Nothing was sent. Reconnect, then try again."}
            </p>
            <div>
              <Button onClick={resend.askAgain}>Try again</Button>
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
