"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { callApi, isSignedOut, toAskError } from "@/components/client/call-api";
import { CANNOT_REACH, OFFLINE } from "@/components/client/fault-words";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { ApprovalNotice, useApproval } from "@/components/sending/approval-notice";
import { ConfirmRecipient, useConfirmation } from "@/components/sending/confirm-recipient";
import { GatedDialog } from "@/components/sending/gated-dialog";
import { ReviewMessage, ReviewReach, ReviewWarnings } from "@/components/sending/review-facts";
import { StoppedNotice, useSendSafety } from "@/components/sending/stopping";
import { useGate } from "@/components/sending/use-gate";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { batchEndpoints, type BatchOrder } from "@/lib/api/batch";
import type { ProblemDetails } from "@/lib/api/problem";
import type { Role } from "@/lib/api/role";
import { IDEMPOTENCY_KEY_HEADER } from "@/lib/api/send-view";
import type { DraftMessage } from "@/lib/message/draft";
import type { Problem } from "@/lib/whatsapp/problems";
import { formatPace, formatPeople } from "./batch-words";

type RefusalProps = {
  error: Error;
  /** The same order was sent before without an answer, so it may have been accepted. */
  isRepeat: boolean;
  recipients: readonly string[];
  onAskAgain: () => void;
};

/** The server's field errors, each with its phone number. */
function Faults({ problem, recipients }: { problem: ProblemDetails; recipients: readonly string[] }) {
  if (!problem.errors) return null;
  return (
    <ul className="list-disc ps-5">
      {problem.errors.map(({ path, message }) => {
        const number = recipients[Number(/^recipients\.(\d+)$/.exec(path)?.[1])];
        return <li key={path + message}>{number === undefined ? message : `${number}: ${message}`}</li>;
      })}
    </ul>
  );
}

// A retry uses the same key, so it stays one order.
const SAFE = "You can safely try again. Each person gets it once at most.";

/** A title and an explanation of why no batch was created. */
function toRefusal(error: Error, isRepeat: boolean) {
  const { problem, isOffline } = toAskError(error);
  if (problem) return { title: problem.title, words: problem.detail };
  if (!isOffline) return { title: CANNOT_REACH, words: SAFE };
  return isRepeat
    ? { title: OFFLINE, words: `Reconnect. ${SAFE}` }
    : { title: `${OFFLINE}. Nothing was sent.`, words: "Reconnect, then try again." };
}

/** Why no batch was created, and what to do next. */
function BatchRefusal({ error, isRepeat, recipients, onAskAgain }: RefusalProps) {
  const { title, words } = toRefusal(error, isRepeat);
  const { problem } = toAskError(error);
  return (
    <Notice look={problem ? "bad" : "open"} title={title}>
      <p>{words}</p>
      {problem && <Faults problem={problem} recipients={recipients} />}
      <div>
        <Button onClick={onAskAgain}>Try again</Button>
      </div>
    </Notice>
  );
}

/** One revision of a draft and its recipients, ready to be sent. */
export type BatchReview = {
  draft: DraftMessage;
  message: BatchOrder["message"];
  recipients: readonly string[];
  /** A BatchOrder as JSON. */
  order: string;
  /** The idempotency key of this revision's nth attempt. */
  makeKey: (attempt: number) => string;
  warnings: Problem[];
};

/** An existing batch; `message` is set if this page created it. */
export type KnownBatch = { id: string; message?: BatchOrder["message"] };

/** Few enough to read at a glance. */
const SHOWN = 3;

function Recipients({ recipients }: Pick<BatchReview, "recipients">) {
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
  /** Called with whether a request is in flight. */
  onOrdering: (isOrdering: boolean) => void;
  /** Called with the reason if no batch was created while the dialog is closed. */
  onHitch: (words: string) => void;
};

/** Final review before a batch is sent. Needs the order as `key`: a new revision resets it. */
export function BatchReviewDialog(props: BatchReviewDialogProps) {
  const { review, isOpen, isSandbox, role, attempt, onClose, onBatch, onOrdering, onHitch } = props;
  const queries = useQueryClient();
  const gate = useGate(role);
  const safety = useSendSafety(review.recipients, isOpen && gate.state === "open");
  const approval = useApproval(review.draft, safety.needsApproval);
  const confirmation = useConfirmation(review.warnings);
  // A ref changes at once, not on the next render, so that a double click is one order.
  const isAsking = useRef(false);
  const [isRepeat, setIsRepeat] = useState(false);
  const order = useMutation({
    mutationFn: (key: string) =>
      callApi(batchEndpoints.create, {
        body: { message: review.message, recipients: [...review.recipients] },
        // Retrying with the same key is safe: it creates one batch.
        headers: { [IDEMPOTENCY_KEY_HEADER]: key },
      }),
    onSettled: () => onOrdering(false),
    onSuccess: (batch) => {
      queries.setQueryData(QUERY_KEYS.batch(batch.id), batch);
      onBatch({ id: batch.id, message: review.message });
    },
    onError: (error) => {
      isAsking.current = false;
      const { problem, isOffline } = toAskError(error);
      if (!problem && !isOffline) setIsRepeat(true);
      if (isSignedOut(problem)) {
        order.reset();
        gate.markSignedOut();
      }
      if (!isOpen) onHitch(`Sending to many people: ${toRefusal(error, isRepeat).title}`);
    },
  });
  const send = () => {
    if (confirmation.isMissing) return confirmation.focus();
    if (isAsking.current || approval.isMissing) return;
    isAsking.current = true;
    onOrdering(true);
    order.mutate(review.makeKey(attempt));
  };
  return (
    <GatedDialog
      gate={gate}
      isOpen={isOpen}
      onClose={onClose}
      title="Send to many people"
      footer={
        <>
          {/* Closing the dialog doesn't cancel a request in flight. */}
          <Dialog.Close render={<Button />}>{order.isPending || isRepeat ? "Close" : "Cancel"}</Dialog.Close>
          <Button
            autoFocus={gate.wasPassed}
            look="primary"
            aria-disabled={order.isPending || approval.isMissing || confirmation.isMissing}
            onClick={send}
          >
            {order.isPending
              ? "Sending…"
              : `Send to ${formatPeople(review.recipients.length)}${safety.isTest ? " (TEST)" : ""}`}
          </Button>
        </>
      }
    >
      <Recipients recipients={review.recipients} />
      <ReviewMessage draft={review.draft} />
      <ReviewWarnings warnings={review.warnings} />
      <ReviewReach isSandbox={isSandbox} />
      <ConfirmRecipient {...confirmation} label="The numbers are correct" />
      <StoppedNotice {...safety} />
      <ApprovalNotice {...approval} />
      <div role="status">
        {!order.isPending && order.error && (
          <BatchRefusal
            error={order.error}
            isRepeat={isRepeat}
            recipients={review.recipients}
            onAskAgain={send}
          />
        )}
      </div>
    </GatedDialog>
  );
}
