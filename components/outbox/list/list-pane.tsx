"use client";

import { Archive } from "lucide-react";
import { lazy, type RefObject, Suspense, useState } from "react";
import { useMay } from "@/components/account/may";
import { FilterBar } from "@/components/outbox/filter/filter-bar";
import { countConditions, NO_FILTER, toQuery } from "@/components/outbox/filter/outbox-filter";
import type { OutboxAddress } from "@/components/outbox/filter/use-outbox-address";
import { ExportButtons } from "@/components/outbox/keep/export-buttons";
import { StopButton } from "@/components/sending/safety/stop-button";
import { StoppedNotice } from "@/components/sending/safety/stopped-notice";
import { useSendSafety } from "@/components/sending/safety/use-send-safety";
import { Button } from "@/components/ui/button";
import { ListBody } from "./list-body";
import type { SendWindow } from "./send-window";
import { useSendWindow } from "./use-send-window";

const BatchProgress = lazy(async () => ({
  default: (await import("@/components/batch/batch-progress")).BatchProgress,
}));
const RetentionDialog = lazy(() => import("@/components/outbox/keep/retention-dialog"));

const NOBODY: readonly string[] = [];

type ListPaneProps = { titleRef: RefObject<HTMLHeadingElement | null>; address: OutboxAddress };

/** Said when a filter's answer comes, and not at each change of its count. */
const toFoundWords = ({ sends }: SendWindow): string => (sends.length > 0 ? "Sends found" : "No send found");

/** The outbox itself: what is shown of it, and what can be done with all of it. */
export function ListPane({ titleRef, address }: ListPaneProps) {
  const { filter, isReady, setFilter } = address;
  const [round, setRound] = useState(0);
  const [retention, setRetention] = useState<"unasked" | "open" | "closed">("unasked");
  const query = String(toQuery(filter));
  const list = useSendWindow(query, isReady);
  const safety = useSendSafety(NOBODY, true);
  const [mayStop, mayKeep] = [useMay("send"), useMay("manage")];
  const isFiltered = countConditions(filter) > 0;
  const clear = () => {
    setFilter(NO_FILTER);
    setRound(round + 1);
    titleRef.current?.focus();
  };
  return (
    <div className="mx-auto grid max-w-5xl gap-5 p-4 medium:p-6">
      <div className="flex flex-wrap items-center gap-2">
        <h1
          ref={titleRef}
          tabIndex={-1}
          className="me-auto rounded-sm text-title font-semibold tracking-tight outline-offset-4"
        >
          Outbox
        </h1>
        <ExportButtons query={query} isPrivate={filter.recipient.trim() + filter.text.trim() !== ""} />
        {mayKeep && (
          <Button onClick={() => setRetention("open")}>
            <Archive size="0.875rem" aria-hidden className="max-medium:hidden" />
            Keep for…
          </Button>
        )}
        {mayStop && !safety.isStopped && <StopButton isStopped={false} />}
      </div>
      <StoppedNotice {...safety} />
      <FilterBar
        key={isReady ? round : "first"}
        filter={filter}
        isReady={isReady}
        onChange={setFilter}
        onClear={clear}
      />
      {filter.batch !== "" && (
        <section aria-label="The batch" className="rounded-xl border border-line bg-panel p-4">
          <Suspense fallback={<p className="text-soft">Asking how it stands</p>}>
            <BatchProgress batchId={filter.batch} />
          </Suspense>
        </section>
      )}
      <p role="status" className="sr-only">
        {isFiltered && !list.isStale && list.window && toFoundWords(list.window)}
      </p>
      <ListBody key={query} list={list} address={address} isFiltered={isFiltered} onClear={clear} />
      {retention !== "unasked" && (
        <Suspense>
          <RetentionDialog isOpen={retention === "open"} onClose={() => setRetention("closed")} />
        </Suspense>
      )}
    </div>
  );
}
