"use client";

import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { AskError, callApi, toAskError } from "@/components/client/call-api";
import { CANNOT_REACH, OFFLINE } from "@/components/client/fault-words";
import { Button } from "@/components/ui/button";
import { makeIdempotencyKey } from "@/lib/message/idempotency-key";
import { batchEndpoints, type BatchOrder, type BatchView } from "@/lib/api/batch";
import { IDEMPOTENCY_KEY_HEADER } from "@/lib/api/send-view";
import { sendEndpoints } from "@/lib/api/sends";
import { formatCount } from "./batch-words";

type BatchSkippedProps = {
  batch: BatchView;
  /** What the batch sends, if the page knows it; otherwise it is read from one of its sends. */
  message?: BatchOrder["message"];
  /** Renders the repeating batch. */
  drawBatch: (id: string) => ReactNode;
};

/** What a batch sends, read from one of its sends. Throws AskErrors. */
async function readBatchMessage(batch: string): Promise<BatchOrder["message"]> {
  const [first] = (await callApi(sendEndpoints.page, { query: { batch } })).sends;
  if (!first) throw new AskError(null);
  const { payload } = await callApi(sendEndpoints.record, { params: { id: first.id } });
  if (typeof payload !== "object" || payload === null) throw new AskError(null);
  return Object.fromEntries(Object.entries(payload).filter(([field]) => field !== "phone_number"));
}

/** Orders the skipped recipients again. The key comes from the batch, so a retry goes out once. */
async function repeat({ batch, message: known }: BatchSkippedProps): Promise<BatchView> {
  const body: BatchOrder = {
    message: known ?? (await readBatchMessage(batch.id)),
    recipients: batch.skipped,
    repeat: true,
  };
  const key = makeIdempotencyKey(`repeat ${batch.id}`, 0, JSON.stringify(body));
  return callApi(batchEndpoints.create, { body, headers: { [IDEMPOTENCY_KEY_HEADER]: key } });
}

function toFault(error: Error): string {
  const { problem, isOffline } = toAskError(error);
  if (problem) return problem.detail;
  return isOffline ? `${OFFLINE}. Reconnect, then try again.` : `${CANNOT_REACH}. You can safely try again.`;
}

/** Recipients skipped because they just got this message, with a button to send it anyway. */
export function BatchSkipped(props: BatchSkippedProps) {
  const { skipped } = props.batch;
  const order = useMutation({ mutationFn: () => repeat(props) });
  const again = order.data ?? null;
  const words =
    skipped.length === 1
      ? "1 person got this message in the last 10 minutes and was skipped"
      : `${formatCount(skipped.length)} people got this message in the last 10 minutes and were skipped`;
  return (
    <section aria-label="Skipped" className="grid gap-2 rounded-[10px] bg-warn-wash p-3">
      <p className="font-medium">{words}</p>
      <details>
        <summary className="w-fit rounded-sm text-label">Show numbers</summary>
        <ul
          tabIndex={0}
          aria-label="Skipped numbers"
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
        {order.error && toFault(order.error)}
      </p>
    </section>
  );
}
