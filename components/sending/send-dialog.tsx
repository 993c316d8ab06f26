"use client";

import { Dialog } from "@base-ui/react/dialog";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { DraftMessage } from "@/lib/message/draft";
import type { SendView } from "@/lib/outbox/contract/send-view";
import type { Problem } from "@/lib/whatsapp/problems";
import { Notice } from "@/components/ui/notice";
import { Outcome } from "./outcome";
import { ReviewMessage, ReviewReach, ReviewWarnings } from "./review-facts";
import { useSend } from "./use-send";
import { BACKDROP, POPUP } from "@/components/ui/dialog-classes";

/** One revision of a draft, ready to be sent: what it is, the JSON that leaves, and what was found about it. */
export type Review = {
  draft: DraftMessage;
  body: string;
  /** The idempotency key of this revision's nth attempt. */
  makeKey: (attempt: number) => string;
  recipient: string;
  warnings: Problem[];
};

type SendDialogProps = {
  review: Review;
  isOpen: boolean;
  isSandbox: boolean;
  onClose: () => void;
  /** How often sends of this draft were begun anew. */
  attempt: number;
  onAttempt: (attempt: number) => void;
  onSend: (send: SendView) => void;
  onReplyTo: (messageId: string) => void;
};

function Facts({ review, isSandbox }: { review: Review; isSandbox: boolean }) {
  const { draft, recipient, warnings } = review;
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 break-words">
        <dt className="text-faint">To</dt>
        <dd className="font-medium">{recipient}</dd>
        {draft.replyTo.trim() !== "" && (
          <>
            <dt className="text-faint">Reply to</dt>
            <dd className="font-mono text-note break-all">{draft.replyTo.trim()}</dd>
          </>
        )}
      </dl>
      <ReviewMessage draft={draft} />
      <ReviewWarnings warnings={warnings} />
      <ReviewReach isSandbox={isSandbox} />
    </>
  );
}

function SendPanel(props: SendDialogProps) {
  const { review, isOpen, isSandbox, attempt, onClose, onAttempt, onSend, onReplyTo } = props;
  const popup = useRef<HTMLDivElement>(null);
  const { answer, isAsking, isCutOff, start, decide, decisionFault } = useSend(onSend);
  const request = { body: review.body, key: review.makeKey(attempt) };
  const sendAgain = (resendOf?: string) => {
    onAttempt(attempt + 1);
    start({
      body: review.body,
      key: review.makeKey(attempt + 1),
      ...(resendOf !== undefined && { resendOf }),
    });
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP} />
        <Dialog.Popup
          ref={popup}
          initialFocus={popup}
          className={`${POPUP} flex max-h-[calc(100dvh-2rem)] w-[min(32rem,calc(100vw-2rem))] flex-col`}
        >
          <Dialog.Title className="px-5 pt-4 pb-3 text-title font-semibold tracking-tight">
            Send message
          </Dialog.Title>
          <div className="grid min-h-0 gap-4 overflow-y-auto px-5 pb-4">
            <Facts review={review} isSandbox={isSandbox} />
            <div role="status">
              {isAsking && <Notice look="open" title="Sending" />}
              {!isAsking && answer && (
                <Outcome
                  answer={answer}
                  actions={{
                    onReplyTo,
                    onSendAgain: sendAgain,
                    onAskAgain: () => start(request),
                    onDecide: decide,
                  }}
                />
              )}
              {decisionFault !== null && <p className="mt-2 text-note text-bad">{decisionFault}</p>}
              {isCutOff && (
                <p className="mt-2 text-note text-warn">
                  Menuet&apos;s server does not answer just now. Asking on.
                </p>
              )}
            </div>
          </div>
          <div className="flex justify-end gap-3 border-t border-line px-5 py-3">
            <Dialog.Close render={<Button />}>{answer ? "Close" : "Cancel"}</Dialog.Close>
            {!answer && (
              <Button look="primary" aria-disabled={isAsking} onClick={() => !isAsking && start(request)}>
                {isAsking ? "Sending…" : "Send now"}
              </Button>
            )}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The last look before a message leaves, and what became of it. Give it a `key` of the body: another revision starts over. */
export default function SendDialog(props: SendDialogProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <SendPanel {...props} />
    </QueryClientProvider>
  );
}
