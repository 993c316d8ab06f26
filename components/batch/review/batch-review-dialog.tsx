"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { isSignedOut } from "@/components/requests/ask-server";
import { ApprovalNotice } from "@/components/sending/approval/approval-notice";
import { useApproval } from "@/components/sending/approval/use-approval";
import { GateBody } from "@/components/sending/gate/gate-body";
import { GATE_WORDS } from "@/components/sending/gate/gate-words";
import { useGate } from "@/components/sending/gate/use-gate";
import { ReviewMessage, ReviewReach, ReviewWarnings } from "@/components/sending/review-facts";
import { StoppedNotice } from "@/components/sending/safety/stopped-notice";
import { useSendSafety } from "@/components/sending/safety/use-send-safety";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import type { Role } from "@/lib/accounts/contract/role";
import type { DraftMessage } from "@/lib/message/draft";
import type { BatchOrder } from "@/lib/outbox/contract/batch";
import type { Problem } from "@/lib/whatsapp/problems";
import { requestBatch } from "@/components/batch/batch-request";
import { formatPace, formatPeople } from "@/components/batch/batch-words";
import { toBatchKey } from "@/components/batch/use-batch";
import { BatchRefusal } from "./batch-refusal";

/** One revision of a draft and whom it goes to, ready to be sent. */
export type BatchReview = {
  draft: DraftMessage;
  message: BatchOrder["message"];
  recipients: readonly string[];
  /** How many of them are of no known range. */
  doubtful: number;
  /** A BatchOrder as JSON. */
  order: string;
  /** The idempotency key of this revision's nth attempt. */
  makeKey: (attempt: number) => string;
  warnings: Problem[];
};

/** A batch that was made, and what it sends where this page made it. */
export type KnownBatch = { id: string; message?: BatchOrder["message"] };

/** As many as can be read at a glance. */
const SHOWN = 3;

function Recipients({ recipients, doubtful }: Pick<BatchReview, "recipients" | "doubtful">) {
  const isShort = recipients.length <= 2 * SHOWN;
  const first = isShort ? recipients : recipients.slice(0, SHOWN);
  const last = isShort ? [] : recipients.slice(-SHOWN);
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 break-words">
      <dt className="text-faint">To</dt>
      <dd className="font-medium">{formatPeople(recipients.length)}</dd>
      <dt className="text-faint">{isShort ? "Numbers" : "First"}</dt>
      <dd className="font-mono text-note">{first.join(", ")}</dd>
      {last.length > 0 && (
        <>
          <dt className="text-faint">Last</dt>
          <dd className="font-mono text-note">{last.join(", ")}</dd>
        </>
      )}
      {doubtful > 0 && (
        <>
          <dt className="text-faint">Check</dt>
          <dd className="text-warn">
            {doubtful === 1 ? "1 number is" : `${doubtful} numbers are`} of no known range
          </dd>
        </>
      )}
      <dt className="text-faint">Pace</dt>
      <dd>{formatPace(recipients.length)}</dd>
    </dl>
  );
}

type BatchReviewDialogProps = {
  review: BatchReview;
  isOpen: boolean;
  isSandbox: boolean;
  role: Role | null;
  attempt: number;
  onClose: () => void;
  onBatch: (batch: KnownBatch) => void;
};

/** The last look before a message leaves for many. Give it a `key` of the order: another revision starts over. */
export function BatchReviewDialog(props: BatchReviewDialogProps) {
  const { review, isOpen, isSandbox, role, attempt, onClose, onBatch } = props;
  const queries = useQueryClient();
  const gate = useGate(role);
  const safety = useSendSafety(review.recipients, isOpen && gate.state === "open");
  const approval = useApproval(review.draft, safety.needsApproval);
  // At once, not with the next drawing: a double click is one order.
  const isAsking = useRef(false);
  const order = useMutation({
    mutationFn: requestBatch,
    onSuccess: (answer) => {
      isAsking.current = answer.kind === "batch";
      if (answer.kind === "refused" && isSignedOut(answer.problem)) {
        order.reset();
        gate.hearSignedOut();
      }
      if (answer.kind !== "batch") return;
      queries.setQueryData(toBatchKey(answer.batch.id), { answer, batch: answer.batch });
      onBatch({ id: answer.batch.id, message: review.message });
    },
    retry: false,
  });
  const send = () => {
    if (isAsking.current || approval.isMissing) return;
    isAsking.current = true;
    order.mutate({ order: review.order, key: review.makeKey(attempt) });
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
      title="Send to several people"
      footer={
        <>
          <Dialog.Close render={<Button />}>Cancel</Dialog.Close>
          <Button
            autoFocus={gate.wasPassed}
            look="primary"
            aria-disabled={order.isPending || approval.isMissing}
            onClick={send}
          >
            {order.isPending
              ? "Sending…"
              : `Send to ${formatPeople(review.recipients.length)}${safety.isTest ? " (TEST)" : ""}`}
          </Button>
        </>
      }
    >
      <Recipients {...review} />
      <ReviewMessage draft={review.draft} />
      <ReviewWarnings warnings={review.warnings} />
      <ReviewReach isSandbox={isSandbox} />
      <StoppedNotice {...safety} />
      <ApprovalNotice {...approval} />
      <div role="status">
        {!order.isPending && order.data && (
          <BatchRefusal answer={order.data} recipients={review.recipients} onAskAgain={send} />
        )}
      </div>
    </DialogFrame>
  );
}
