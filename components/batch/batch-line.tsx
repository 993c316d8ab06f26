"use client";

import { X } from "lucide-react";
import { QueryClientProvider } from "@tanstack/react-query";
import { IconButton } from "@/components/ui/button";
import { SIGNED_OUT } from "@/components/client/fault-words";
import { countOpen, formatCount, isDone } from "./batch-words";
import { batchClient, useBatch } from "./use-batch";

/** Slow, because the open dialog polls for itself. */
const POLL_EVERY_MS = 2_000;

type BatchLineProps = { batchId: string; onShow: () => void; onForget: () => void };

function Line({ batchId, onShow, onForget }: BatchLineProps) {
  const { batch, refusal, isSignedOut } = useBatch(batchId, POLL_EVERY_MS);
  const done = batch !== null && isDone(batch);
  const words = isSignedOut
    ? SIGNED_OUT
    : batch
      ? `${done ? "Sent" : batch.is_paused ? "Paused" : "Sending"}: ${formatCount(batch.total - countOpen(batch))} of ${formatCount(batch.total)}`
      : (refusal ?? "Sending to many people");
  return (
    <div className="flex items-center gap-1">
      <button
        type="button"
        onClick={onShow}
        className="min-h-6 min-w-0 truncate rounded-sm text-start text-accent hover:underline"
      >
        {words}
        <span className="sr-only">. Show the progress</span>
      </button>
      {(done || refusal !== null) && (
        <IconButton label="Dismiss" onClick={onForget} className="size-6">
          <X size="0.875rem" aria-hidden />
        </IconButton>
      )}
    </div>
  );
}

/** One line about a batch, with a button to its progress. */
export default function BatchLine(props: BatchLineProps) {
  return (
    <QueryClientProvider client={batchClient}>
      <Line key={props.batchId} {...props} />
    </QueryClientProvider>
  );
}
