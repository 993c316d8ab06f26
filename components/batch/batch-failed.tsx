"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { callApi, toApiPath } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { Button } from "@/components/ui/button";
import { batchEndpoints, type BatchView } from "@/lib/api/batch";
import { formatCount, listReasons } from "./batch-words";
import { readPutBack, toPutBackPath } from "./put-back";

type BatchFailedProps = {
  batch: BatchView;
  /** Set where the composer is on the page: takes E.164 numbers. Elsewhere a link is shown. */
  onPutBack?: (numbers: string[]) => void;
};

const LINK_LOOK =
  "inline-flex h-9 items-center rounded-lg border border-line bg-panel px-3.5 font-medium transition-colors duration-150 hover:bg-sunk";

function describe({ rejected, cancelled, unknown }: BatchView["counts"]): string[] {
  return [
    rejected > 0 && `${formatCount(rejected)} rejected. Nothing was sent to them.`,
    cancelled > 0 && `${formatCount(cancelled)} cancelled before they were sent.`,
    unknown > 0 && `${formatCount(unknown)} unknown: may have arrived. Check the chat before you send again.`,
  ].filter((line) => line !== false);
}

/** Recipients a finished batch didn't certainly reach: as a file, or back in the composer. */
export function BatchFailed({ batch, onPutBack }: BatchFailedProps) {
  const { id, counts } = batch;
  const [withUnknown, setWithUnknown] = useState(false);
  const putBack = useMutation({
    mutationFn: () => readPutBack(id, withUnknown),
    onSuccess: (numbers) => onPutBack?.(numbers),
  });
  const reasons = useQuery({
    queryKey: QUERY_KEYS.batchFailures(id),
    queryFn: () => callApi(batchEndpoints.failures, { params: { id }, query: {} }),
    select: ({ failures }) => listReasons(failures),
    enabled: counts.rejected > 0,
  });
  const count = counts.rejected + counts.cancelled + (withUnknown ? counts.unknown : 0);
  const words = `Put ${formatCount(count)} back into the composer`;
  return (
    <section aria-label="Not reached" className="grid gap-2 rounded-[10px] bg-bad-wash p-3">
      <p className="font-medium">
        {counts.rejected + counts.cancelled > 0
          ? "Some people weren’t reached"
          : "Some messages may not have arrived"}
      </p>
      <ul className="list-disc ps-5">
        {describe(counts).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {reasons.data && reasons.data.length > 0 && (
        <ul aria-label="Why" className="grid gap-1 text-note break-words text-soft">
          {reasons.data.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {counts.unknown > 0 && (
        <label className="flex items-baseline gap-2">
          <input
            type="checkbox"
            checked={withUnknown}
            onChange={(event) => setWithUnknown(event.target.checked)}
            className="accent-accent"
          />
          <span>Include unknown sends. Those people may get it twice.</span>
        </label>
      )}
      <div className="flex flex-wrap gap-2">
        {count > 0 && onPutBack && (
          <Button aria-disabled={putBack.isPending} onClick={() => !putBack.isPending && putBack.mutate()}>
            {words}
          </Button>
        )}
        {count > 0 && !onPutBack && (
          <a href={toPutBackPath(id, withUnknown)} className={LINK_LOOK}>
            {words}
          </a>
        )}
        <a
          href={toApiPath(batchEndpoints.failures, { params: { id }, query: { format: "csv" } })}
          download
          className={LINK_LOOK}
        >
          Export as CSV
        </a>
      </div>
      <p role="status" className="text-note text-bad empty:hidden">
        {putBack.isError && "Couldn’t load the recipients. Try again."}
      </p>
    </section>
  );
}
