"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useEffect, useEffectEvent, useState } from "react";
import { SIGNED_OUT } from "@/components/client/fault-words";
import { QueryDesk } from "@/components/client/query-desk";
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

/**
 * One revision of a draft, ready to be sent: what it is, the JSON that leaves, and what was found
 * about it.
 */
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
  /** Hears whether it is asked for and has not settled. */
  onUnderWay: (isUnderWay: boolean) => void;
  /** Hears why nothing was sent, or what is needed, while this is closed. */
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

/**
 * `other`: another spelling of the recipient's number; a request of its own, under a key of its
 * own.
 */
function toRequest({ body, makeKey }: Review, attempt: number, other: string | null) {
  if (other === null) return { body, key: makeKey(attempt) };
  const payload = { ...(JSON.parse(body) as object), phone_number: other };
  return { body: JSON.stringify(payload), key: `${makeKey(attempt)}-${other}` };
}

const SIGNED_OUT_HITCH = `${SIGNED_OUT}. Choose Review and send to sign in`;

/** In one line, why nothing was sent. */
function toHitch(answer: SendAnswer | null): string | null {
  switch (answer?.kind) {
    case "refused":
      return `Not sent: ${answer.problem.title}`;
    case "offline":
      return "You are offline. Nothing was sent";
    case "no answer":
      return "Nothing was sent: the request didn't reach the server";
    default:
      return null;
  }
}

function SendPanel(props: SendDialogProps) {
  const { review, isOpen, isSandbox, role, attempt, onAttempt, onReplyTo } = props;
  const { onClose, onSend, onUnderWay, onHitch } = props;
  const gate = useGate(role);
  const isGateOpen = gate.state === "open";
  const sending = useSend({ isOpen, isGateOpen, onSend, onUnderWay, onSignedOut: gate.hearSignedOut });
  const { answer, isAsking, start } = sending;
  const safety = useSendSafety([review.draft.recipient], isOpen && isGateOpen);
  const approval = useApproval(review.draft, safety.needsApproval);
  const confirmation = useConfirmation(review.warnings);
  const hitch = isOpen ? null : gate.state === "signed-out" ? SIGNED_OUT_HITCH : toHitch(answer);
  const hearHitch = useEffectEvent(onHitch);
  useEffect(() => {
    if (hitch !== null) hearHitch(hitch);
  }, [hitch]);
  // The recipient under another spelling of the number, once a person has chosen it.
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
          {/* What is under way is not taken back by closing this. */}
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
      {!answer && <ConfirmRecipient {...confirmation} label={`The number is right: ${review.recipient}`} />}
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
 * The last look before a message leaves, and what became of it. Give it a `key` of the body:
 * another revision starts over.
 */
export default function SendDialog(props: SendDialogProps) {
  return (
    <QueryDesk>
      <SendPanel {...props} />
    </QueryDesk>
  );
}
