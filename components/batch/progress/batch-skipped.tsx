"use client";

import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { makeIdempotencyKey } from "@/lib/message/idempotency-key";
import type { BatchOrder, BatchView } from "@/lib/outbox/contract/batch";
import { type BatchAnswer, readBatchMessage, requestBatch } from "@/components/batch/batch-request";
import { formatCount } from "@/components/batch/batch-words";

type BatchSkippedProps = {
  batch: BatchView;
  /** What the batch sends, where the page knows it; else it is read from one of its sends. */
  message?: BatchOrder["message"];
  /** Draws the order that repeats. */
  drawBatch: (id: string) => ReactNode;
};

/** A new order for those who were left out, on purpose. Its key comes from the batch: asked for twice, it goes out once. */
async function repeat({ batch, message: known }: BatchSkippedProps): Promise<BatchAnswer> {
  const message = known ?? (await readBatchMessage(batch.id).catch(() => null));
  if (!message) return { kind: "no answer" };
  const order = JSON.stringify({ message, recipients: batch.skipped, repeat: true } satisfies BatchOrder);
  return requestBatch({ order, key: makeIdempotencyKey(`repeat ${batch.id}`, 0, order) });
}

function toFault(answer: BatchAnswer | undefined): string | null {
  if (answer?.kind === "refused") return answer.problem.detail;
  return answer?.kind === "no answer"
    ? "Menuet's server did not take the order. Asking again is safe."
    : null;
}

/** Who got the same message a short while ago and was left out, and the way to send it to them all the same. */
export function BatchSkipped(props: BatchSkippedProps) {
  const { skipped } = props.batch;
  const order = useMutation({ mutationFn: () => repeat(props), retry: false });
  const again = order.data?.kind === "batch" ? order.data.batch : null;
  const words =
    skipped.length === 1
      ? "1 got the same message within the last 10 minutes and was left out"
      : `${formatCount(skipped.length)} got the same message within the last 10 minutes and were left out`;
  return (
    <section aria-label="Left out" className="grid gap-2 rounded-[10px] bg-warn-wash p-3">
      <p className="font-medium">{words}</p>
      <details>
        <summary className="w-fit rounded-sm text-label">Their numbers</summary>
        <ul
          tabIndex={0}
          aria-label="Numbers left out"
          className="mt-1 max-h-32 overflow-y-auto font-mono text-note"
        >
          {skipped.map((number) => (
            <li key={number}>{number}</li>
          ))}
        </ul>
      </details>
      {again ? (
        <div className="rounded-[10px] bg-panel p-3">{props.drawBatch(again.id)}</div>
      ) : (
        <div>
          <Button aria-disabled={order.isPending} onClick={() => !order.isPending && order.mutate()}>
            Send to them anyway
          </Button>
        </div>
      )}
      <p role="status" className="text-note text-bad empty:hidden">
        {toFault(order.data)}
      </p>
    </section>
  );
}
