"use client";

import { Dialog } from "@base-ui/react/dialog";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import type { Role } from "@/lib/accounts/contract/role";
import type { DraftMessage } from "@/lib/message/draft";
import type { SendView } from "@/lib/outbox/contract/send-view";
import type { Problem } from "@/lib/whatsapp/problems";
import { Notice } from "@/components/ui/notice";
import { ApprovalNotice } from "./approval/approval-notice";
import { useApproval } from "./approval/use-approval";
import { GateBody } from "./gate/gate-body";
import { GATE_WORDS } from "./gate/gate-words";
import { useGate } from "./gate/use-gate";
import { Outcome } from "./outcome";
import { ReviewMessage, ReviewReach, ReviewWarnings } from "./review-facts";
import { StoppedNotice } from "./safety/stopped-notice";
import { useSendSafety } from "./safety/use-send-safety";
import { useSend } from "./use-send";

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
  /** Of who looked when the page was drawn; null for nobody. */
  role: Role | null;
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
  const { review, isOpen, isSandbox, role, attempt, onClose, onAttempt, onSend, onReplyTo } = props;
  const gate = useGate(role);
  const { answer, isAsking, isCutOff, start, decide, decisionFault } = useSend(onSend, gate.hearSignedOut);
  const safety = useSendSafety([review.draft.recipient], isOpen && gate.state === "open");
  const approval = useApproval(review.draft, safety.needsApproval);
  const request = { body: review.body, key: review.makeKey(attempt) };
  const sendAgain = (resendOf?: string) => {
    onAttempt(attempt + 1);
    start({
      body: review.body,
      key: review.makeKey(attempt + 1),
      ...(resendOf !== undefined && { resendOf }),
    });
  };
  if (gate.state !== "open") {
    const { title, words } = GATE_WORDS[gate.state];
    return (
      <DialogFrame
        isOpen={isOpen}
        onClose={onClose}
        title={title}
        description={words}
        footer={<Dialog.Close render={<Button />}>Cancel</Dialog.Close>}
      >
        <GateBody gate={gate} />
      </DialogFrame>
    );
  }
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={onClose}
      title="Send message"
      footer={
        <>
          <Dialog.Close render={<Button />}>{answer ? "Close" : "Cancel"}</Dialog.Close>
          {!answer && (
            <Button
              autoFocus={gate.wasPassed}
              look="primary"
              aria-disabled={isAsking || approval.isMissing}
              onClick={() => !isAsking && !approval.isMissing && start(request)}
            >
              {isAsking ? "Sending…" : safety.isTest ? "Send now (TEST)" : "Send now"}
            </Button>
          )}
        </>
      }
    >
      <Facts review={review} isSandbox={isSandbox} />
      <StoppedNotice {...safety} />
      <ApprovalNotice {...approval} />
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
    </DialogFrame>
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
