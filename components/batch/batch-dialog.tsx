"use client";

import { Dialog } from "@base-ui/react/dialog";
import { QueryClientProvider } from "@tanstack/react-query";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import type { Role } from "@/lib/api/role";
import type { BatchView } from "@/lib/api/batch";
import { BatchProgress } from "./batch-progress";
import { isDone } from "./batch-words";
import { type BatchReview, BatchReviewDialog, type KnownBatch } from "./batch-review-dialog";
import { batchClient } from "./use-batch";

type BatchDialogProps = {
  /** The batch to review before it is sent; null while a sent batch is shown. */
  review: BatchReview | null;
  batch: KnownBatch | null;
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
  /** Called when the dialog closes after showing a finished batch. */
  onSeenDone: (id: string) => void;
  onPutBack: (numbers: string[]) => void;
};

/** Reviews a batch before it is sent, then shows its progress. */
export default function BatchDialog(props: BatchDialogProps) {
  const { review, batch, isOpen, onClose, onSeenDone, onPutBack } = props;
  const closeProgress = ({ id }: KnownBatch) => {
    const known = batchClient.getQueryData<BatchView>(QUERY_KEYS.batch(id));
    if (known && isDone(known)) onSeenDone(id);
    onClose();
  };
  return (
    <QueryClientProvider client={batchClient}>
      {review ? (
        <BatchReviewDialog key={review.order} {...props} review={review} />
      ) : (
        batch && (
          <DialogFrame
            isOpen={isOpen}
            onClose={() => closeProgress(batch)}
            title="Sending to many people"
            description="You can close this. The server keeps sending, and the bar below brings you back."
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
