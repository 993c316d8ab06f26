"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useEffect, useEffectEvent, useState } from "react";
import { SIGNED_OUT } from "@/components/client/fault-words";
import { QueryProvider } from "@/components/client/query-provider";
import { Button } from "@/components/ui/button";
import type { Role } from "@/lib/api/role";
import type { SendView } from "@/lib/api/send-view";
import type { DraftMessage } from "@/lib/message/draft";
import type { Problem } from "@/lib/whatsapp/problems";
import { ApprovalNotice, useApproval } from "./approval-notice";
import { ConfirmRecipient, useConfirmation } from "./confirm-recipient";
import { GatedDialog } from "./gated-dialog";
import { ReviewMessage, ReviewReach, ReviewWarnings, SendAddress } from "./review-facts";
import type { SendAnswer } from "./send-request";
import { SendStatus } from "./send-status";
import { StoppedNotice, useSendSafety } from "./stopping";
import { useGate } from "./use-gate";
import { useSend } from "./use-send";

/** One revision of a draft, ready to be sent: the draft, the JSON that leaves, and its warnings. */
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
  /** The visitor's role when the page was rendered; null for nobody. */
  role: Role | null;
  onClose: () => void;
  /** How often sending this draft was started anew. */
  attempt: number;
  onAttempt: (attempt: number) => void;
  onSend: (send: SendView) => void;
  /** Called with whether a send is in flight or unsettled. */
  onUnderWay: (isUnderWay: boolean) => void;
  /** Called with why nothing was sent, or what is needed, while this is closed. */
  onHitch: (words: string) => void;
  onReplyTo: (messageId: string) => void;
};

function Facts({ review, isSandbox }: { review: Review; isSandbox: boolean }) {
  const { draft, recipient, warnings } = review;
  return (
    <>
      <SendAddress recipient={recipient} replyTo={draft.replyTo.trim()} />
      <ReviewMessage draft={draft} />
      <ReviewWarnings warnings={warnings} />
      <ReviewReach isSandbox={isSandbox} />
    </>
  );
}

/** `other`: the number in another spelling, which makes a new request with its own key. */
function toRequest({ body, makeKey }: Review, attempt: number, other: string | null) {
  if (other === null) return { body, key: makeKey(attempt) };
  const payload = { ...(JSON.parse(body) as object), phone_number: other };
  return { body: JSON.stringify(payload), key: `${makeKey(attempt)}-${other}` };
}

const SIGNED_OUT_HITCH = `${SIGNED_OUT}. Choose Review and send to sign in`;

/** Why nothing was sent, in one line. */
function toHitch(answer: SendAnswer | null): string | null {
  switch (answer?.kind) {
    case "refused":
      return `Not sent: ${answer.problem.title}`;
    case "offline":
      return "You are offline. Nothing was sent";
    case "no answer":
      return "The request didn't reach the server. Nothing was sent";
    default:
      return null;
  }
}

function SendPanel(props: SendDialogProps) {
  const { review, isOpen, isSandbox, role, attempt, onAttempt, onReplyTo } = props;
  const { onClose, onSend, onUnderWay, onHitch } = props;
  const gate = useGate(role);
  const isGateOpen = gate.state === "open";
  const sending = useSend({ isOpen, isGateOpen, onSend, onUnderWay, onSignedOut: gate.markSignedOut });
  const { answer, isAsking, start } = sending;
  const safety = useSendSafety([review.draft.recipient], isOpen && isGateOpen);
  const approval = useApproval(review.draft, safety.needsApproval);
  const confirmation = useConfirmation(review.warnings);
  const hitch = isOpen ? null : gate.state === "signed-out" ? SIGNED_OUT_HITCH : toHitch(answer);
  const reportHitch = useEffectEvent(onHitch);
  useEffect(() => {
    if (hitch !== null) reportHitch(hitch);
  }, [hitch]);
  // The number in another spelling, once a person has chosen it.
  const [other, setOther] = useState<string | null>(null);
  const request = toRequest(review, attempt, other);
  const sendAgain = (resendOf?: string, recipient = other) => {
    setOther(recipient);
    onAttempt(attempt + 1);
    start({
      ...toRequest(review, attempt + 1, recipient),
      ...(resendOf !== undefined && { resendOf }),
    });
  };
  const canSend = !isAsking && !approval.isMissing;
  return (
    <GatedDialog
      gate={gate}
      isOpen={isOpen}
      onClose={onClose}
      title="Send message"
      footer={
        <>
          {/* Closing the dialog doesn't cancel a request in flight. */}
          <Dialog.Close render={<Button />}>{answer || isAsking ? "Close" : "Cancel"}</Dialog.Close>
          {!answer && (
            <Button
              autoFocus={gate.wasPassed}
              look="primary"
              aria-disabled={!canSend || confirmation.isMissing}
              onClick={() => {
                if (confirmation.isMissing) confirmation.focus();
                else if (canSend) start(request);
              }}
            >
              {isAsking ? "Sending…" : safety.isTest ? "Send now (TEST)" : "Send now"}
            </Button>
          )}
        </>
      }
    >
      <Facts review={other === null ? review : { ...review, recipient: other }} isSandbox={isSandbox} />
      {!answer && <ConfirmRecipient {...confirmation} label={`The number is correct: ${review.recipient}`} />}
      <StoppedNotice {...safety} />
      <ApprovalNotice {...approval} />
      <SendStatus
        sending={sending}
        recipient={other ?? review.draft.recipient}
        actions={{
          onReplyTo,
          onSendAgain: sendAgain,
          onAskAgain: sending.restart,
          onDecide: sending.decide,
        }}
      />
    </GatedDialog>
  );
}

/**
 * Final review before a send, then its outcome. Needs the body as `key`: a new revision resets it.
 */
export default function SendDialog(props: SendDialogProps) {
  return (
    <QueryProvider>
      <SendPanel {...props} />
    </QueryProvider>
  );
}
