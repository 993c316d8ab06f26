"use client";

import { Dialog } from "@base-ui/react/dialog";
import { QueryClientProvider, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { Notice } from "@/components/sending/notice";
import { ReviewMessage, ReviewReach, ReviewWarnings } from "@/components/sending/review-facts";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import type { DraftMessage } from "@/lib/message/draft";
import type { BatchOrder, BatchView } from "@/lib/outbox/contract/batch";
import type { Problem } from "@/lib/whatsapp/problems";
import { batchClient } from "./batch-client";
import { BatchProgress } from "./batch-progress";
import { type BatchAnswer, requestBatch } from "./batch-request";
import { formatPace, formatPeople, isDone } from "./batch-words";

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

type BatchDialogProps = {
  /** What is to be looked at before it is sent, or null where a batch is shown. */
  review: BatchReview | null;
  batch: KnownBatch | null;
  isOpen: boolean;
  isSandbox: boolean;
  attempt: number;
  onClose: () => void;
  onBatch: (batch: KnownBatch) => void;
  /** Its end was on the page, and the dialog was closed. */
  onSeenDone: (id: string) => void;
  onPutBack: (numbers: string[]) => void;
};

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

function Refusal({ answer, onAskAgain }: { answer: BatchAnswer; onAskAgain: () => void }) {
  if (answer.kind === "batch") return null;
  const isRefused = answer.kind === "refused";
  // Asked for again under the same key: it is one order, however often it is asked for.
  return (
    <Notice
      look={isRefused ? "bad" : "open"}
      title={isRefused ? answer.problem.title : "Menuet's server did not answer"}
    >
      <p>
        {isRefused
          ? answer.problem.detail
          : "The network or the server may be down. Asking again is safe: each person gets it once at most."}
      </p>
      <div>
        <Button onClick={onAskAgain}>{isRefused ? "Try again" : "Ask again"}</Button>
      </div>
    </Notice>
  );
}

function ReviewDialog({ review, ...props }: BatchDialogProps & { review: BatchReview }) {
  const { isOpen, isSandbox, attempt, onClose, onBatch } = props;
  const queries = useQueryClient();
  // At once, not with the next drawing: a double click is one order.
  const isAsking = useRef(false);
  const order = useMutation({
    mutationFn: requestBatch,
    onSuccess: (answer) => {
      isAsking.current = answer.kind === "batch";
      if (answer.kind !== "batch") return;
      queries.setQueryData(["batch", answer.batch.id], { answer, batch: answer.batch });
      onBatch({ id: answer.batch.id, message: review.message });
    },
    retry: false,
  });
  const send = () => {
    if (isAsking.current) return;
    isAsking.current = true;
    order.mutate({ order: review.order, key: review.makeKey(attempt) });
  };
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={onClose}
      title="Send to several people"
      footer={
        <>
          <Dialog.Close render={<Button />}>Cancel</Dialog.Close>
          <Button look="primary" aria-disabled={order.isPending} onClick={send}>
            {order.isPending ? "Sending…" : `Send to ${formatPeople(review.recipients.length)}`}
          </Button>
        </>
      }
    >
      <Recipients {...review} />
      <ReviewMessage draft={review.draft} />
      <ReviewWarnings warnings={review.warnings} />
      <ReviewReach isSandbox={isSandbox} />
      <div role="status">
        {!order.isPending && order.data && <Refusal answer={order.data} onAskAgain={send} />}
      </div>
    </DialogFrame>
  );
}

/** The last look before a message leaves for many, and then how that stands. */
export default function BatchDialog(props: BatchDialogProps) {
  const { review, batch, isOpen, onClose, onSeenDone, onPutBack } = props;
  const closeProgress = ({ id }: KnownBatch) => {
    const known = batchClient.getQueryData<{ batch: BatchView | null }>(["batch", id])?.batch;
    if (known && isDone(known)) onSeenDone(id);
    onClose();
  };
  return (
    <QueryClientProvider client={batchClient}>
      {review ? (
        <ReviewDialog key={review.order} {...props} review={review} />
      ) : (
        batch && (
          <DialogFrame
            isOpen={isOpen}
            onClose={() => closeProgress(batch)}
            title="Sending to several people"
            description="You may close this and go on: it is sent by the server, and the bar below leads back here."
            footer={
              <>
                <a
                  href={`/outbox?batch=${encodeURIComponent(batch.id)}`}
                  className="inline-flex h-9 items-center rounded-lg px-2.5 font-medium text-accent hover:bg-accent-wash"
                >
                  Open in the outbox
                </a>
                <Dialog.Close render={<Button />}>Close</Dialog.Close>
              </>
            }
          >
            <BatchProgress batchId={batch.id} message={batch.message} onPutBack={onPutBack} />
          </DialogFrame>
        )
      )}
    </QueryClientProvider>
  );
}
