"use client";

import { QueryClientContext, QueryClientProvider } from "@tanstack/react-query";
import { useContext } from "react";
import { useMay } from "@/components/account/may";
import type { BatchOrder } from "@/lib/outbox/contract/batch";
import { BatchActions } from "./progress/batch-actions";
import { BatchBar } from "./progress/batch-bar";
import { batchClient } from "./batch-client";
import { BatchFailed } from "./progress/batch-failed";
import { BatchSkipped } from "./progress/batch-skipped";
import { isDone } from "./batch-words";
import { useBatch } from "./use-batch";

const POLL_EVERY_MS = 500;

type BatchProgressProps = {
  batchId: string;
  /** What it sends, where the page knows it. */
  message?: BatchOrder["message"];
  /** Takes those back who were not reached; without it there is a link to the composer. */
  onPutBack?: (numbers: string[]) => void;
};

function Panel({ batchId, message, onPutBack }: BatchProgressProps) {
  const desk = useBatch(batchId, POLL_EVERY_MS);
  const { batch, refusal, isCutOff } = desk;
  const may = useMay("send");
  return (
    <div className="grid gap-4">
      {!batch && refusal === null && <p className="text-soft">Asking how it stands</p>}
      {batch && batch.total > 0 && <BatchBar batch={batch} />}
      {batch && batch.total === 0 && <p className="font-medium">Nothing was sent</p>}
      <p role="status" className="text-note text-warn empty:hidden">
        {refusal ?? (isCutOff && "Menuet's server does not answer just now. Asking on.")}
      </p>
      {may && batch && !isDone(batch) && <BatchActions batch={batch} desk={desk} />}
      {batch && batch.skipped.length > 0 && (
        <BatchSkipped
          batch={batch}
          message={message}
          drawBatch={(id) => <Panel batchId={id} message={message} onPutBack={onPutBack} />}
        />
      )}
      {batch &&
        isDone(batch) &&
        batch.counts.rejected + batch.counts.cancelled + batch.counts.unknown > 0 && (
          <BatchFailed batch={batch} onPutBack={onPutBack} />
        )}
    </div>
  );
}

/** How a send to several people stands, live, and what can be done about it. Right after a reload: it asks the server. */
export function BatchProgress(props: BatchProgressProps) {
  const outer = useContext(QueryClientContext);
  return (
    <QueryClientProvider client={outer ?? batchClient}>
      <Panel key={props.batchId} {...props} />
    </QueryClientProvider>
  );
}
