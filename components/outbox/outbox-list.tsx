"use client";
import { useMutation } from "@tanstack/react-query";
import { Archive, Download } from "lucide-react";
import { type RefObject, Suspense, useEffect, useEffectEvent, useRef, useState } from "react";
import { RoleContext, useMay } from "@/components/account/roles";
import { fetchFile, toApiPath } from "@/components/client/call-api";
import { QueryProvider } from "@/components/client/query-provider";
import { StopButton, StoppedNotice, useSendSafety } from "@/components/sending/stopping";
import { downloadFile } from "@/components/ui/files";
import { lazyDialog, lazyPart } from "@/components/ui/lazy-part";
import { PageHead } from "@/components/ui/page-title";
import { Popover } from "@/components/ui/popover";
import type { Role } from "@/lib/api/role";
import { sendEndpoints, type SendQueryInput } from "@/lib/api/sends";
import { FilterBar } from "./filter-bar";
import {
  countConditions,
  NO_FILTER,
  type OutboxAddress,
  toListQuery,
  toSendQuery,
  useOutboxAddress,
} from "./outbox-filter";
import { OutboxListBody } from "./outbox-list-body";
import { SendDetail } from "./send-detail";
import { Title, toSendRowId } from "./send-list-item";
import { isBatch, type SendWindow, useSendWindow } from "./send-window";
import "./outbox.css";

/** On close, focus returns to where it was opened from, unless it already moved elsewhere. */
function useReturnFocus(openId: string | null, find: (id: string) => HTMLElement | null): void {
  const last = useRef<string | null>(null);
  const goBack = useEffectEvent((closed: string) => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) find(closed)?.focus();
  });
  useEffect(() => {
    const closed = last.current;
    last.current = openId;
    if (closed !== null && openId === null) goBack(closed);
  }, [openId]);
}

/** The list and one send: side by side, or one at a time on narrow screens. */
function OutboxPanes() {
  const address = useOutboxAddress();
  const { send, openSend, setFilter, toAddress, toBatchAddress } = address;
  const [wasOpenAtFirst] = useState(send);
  const [deleted, setDeleted] = useState<string | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useReturnFocus(send, (id) =>
    id === deleted ? title.current : (document.getElementById(toSendRowId(id)) ?? title.current),
  );
  return (
    <div
      className={`min-h-[calc(100dvh-3.5rem)] bg-panel ${send === null ? "" : "has-detail wide:grid wide:grid-cols-[minmax(0,1fr)_minmax(0,min(28rem,40vw))]"}`}
    >
      <div className={`min-w-0 ${send === null ? "" : "max-wide:hidden"}`}>
        <OutboxList titleRef={title} address={address} />
      </div>
      {send !== null && (
        <div
          key={send}
          className="min-h-[calc(100dvh-3.5rem)] border-line wide:sticky wide:top-14 wide:h-[calc(100dvh-3.5rem)] wide:min-h-0 wide:overflow-y-auto wide:border-s"
        >
          <SendDetail
            id={send}
            takesFocus={send !== wasOpenAtFirst}
            toAddress={toAddress}
            toBatchAddress={toBatchAddress}
            onOpen={openSend}
            onOpenBatch={(batch) => setFilter({ ...NO_FILTER, batch }, null)}
            onClose={() => openSend(null)}
            onDeleted={() => {
              setDeleted(send);
              openSend(null);
            }}
          />
        </div>
      )}
      <p role="status" className="sr-only">
        {deleted !== null && deleted !== send && "The send was deleted"}
      </p>
    </div>
  );
}

/** Every send, its outcome, and what this role may do about it. */
export function OutboxPage({ role }: { role: Role }) {
  return (
    <QueryProvider>
      <RoleContext value={role}>
        <OutboxPanes />
      </RoleContext>
    </QueryProvider>
  );
}

const FORMATS: { format: "csv" | "json"; name: string }[] = [
  { format: "csv", name: "CSV" },
  { format: "json", name: "JSON" },
];
/**
 * `query`: the filter shown. `isPrivate`: it has a number or text, which must stay out of links.
 */
function ExportChoices({ query, isPrivate }: { query: SendQueryInput; isPrivate: boolean }) {
  const file = useMutation({
    mutationFn: async (format: "csv" | "json") =>
      downloadFile(
        await fetchFile(sendEndpoints.page, { query: { ...query, format } }),
        `menuet-outbox.${format}`,
      ),
  });
  const look = "menu-item no-underline";
  return (
    <div className="w-48 p-1.5">
      {FORMATS.map(({ format, name }) =>
        isPrivate ? (
          <button
            key={format}
            type="button"
            aria-disabled={file.isPending}
            onClick={() => !file.isPending && file.mutate(format)}
            className={look}
          >
            Export as {name}
          </button>
        ) : (
          <a
            key={format}
            href={toApiPath(sendEndpoints.page, { query: { ...query, format } })}
            download
            className={look}
          >
            Export as {name}
          </a>
        ),
      )}
      {file.isError && (
        <p role="alert" className="px-2.5 py-1 text-note text-bad">
          Export failed: {file.error.message}. Try again.
        </p>
      )}
    </div>
  );
}

const BatchProgress = lazyPart(
  async () => ({ default: (await import("@/components/batch/batch-progress")).BatchProgress }),
  "The batch",
);
const RetentionDialog = lazyDialog(
  () => import("@/components/outbox/retention-dialog"),
  "The retention dialog",
);

const NOBODY: readonly string[] = [];

type OutboxListProps = { titleRef: RefObject<HTMLHeadingElement | null>; address: OutboxAddress };

/** Announced when a filter's answer arrives, not at each change of its count. */
const toFoundWords = ({ entries }: SendWindow): string =>
  entries.length > 0 ? "Sends found" : "No sends found";

/** The outbox's list, with its filters and the actions on all of it. */
function OutboxList({ titleRef, address }: OutboxListProps) {
  const { filter, isReady, setFilter } = address;
  const [round, setRound] = useState(0);
  const [retention, setRetention] = useState<"unasked" | "open" | "closed">("unasked");
  const query = toSendQuery(filter);
  const list = useSendWindow(toListQuery(filter), isReady);
  const safety = useSendSafety(NOBODY, true);
  const [mayStop, maySave] = [useMay("send"), useMay("manage")];
  const isFiltered = countConditions(filter) > 0;
  // All sends of a batch have one message.
  const ofBatch = list.window?.entries.find((entry) => !isBatch(entry) && entry.batch_id === filter.batch);
  const clear = () => {
    setFilter(NO_FILTER);
    setRound(round + 1);
    titleRef.current?.focus();
  };
  return (
    <>
      <PageHead title="Outbox" titleRef={titleRef}>
        <Popover
          label="Export"
          className="button-plain"
          face={
            <>
              <Download size="1rem" aria-hidden />
              Export
            </>
          }
        >
          <ExportChoices query={query} isPrivate={filter.recipient.trim() + filter.text.trim() !== ""} />
        </Popover>
        {maySave && (
          <button type="button" className="button-plain" onClick={() => setRetention("open")}>
            <Archive size="1rem" aria-hidden />
            Retention…
          </button>
        )}
        {mayStop && !safety.isStopped && <StopButton isStopped={false} />}
      </PageHead>
      {safety.isStopped && (
        <div className="px-4 pt-4 medium:px-6">
          <StoppedNotice {...safety} />
        </div>
      )}
      <FilterBar
        key={isReady ? round : "first"}
        filter={filter}
        open={list.window?.open}
        isReady={isReady}
        onChange={setFilter}
        onClear={clear}
      />
      {filter.batch !== "" && (
        <section aria-label="Batch" className="card mx-4 mb-4 grid max-w-3xl gap-4 p-4 medium:mx-6">
          {ofBatch && (
            <h2 className="min-w-0 text-title font-semibold tracking-tight">
              <Title {...ofBatch} />
            </h2>
          )}
          <Suspense fallback={<p className="text-soft">Loading the batch…</p>}>
            <BatchProgress batchId={filter.batch} />
          </Suspense>
        </section>
      )}
      <p role="status" className="sr-only">
        {isFiltered && !list.isStale && list.window && toFoundWords(list.window)}
      </p>
      <OutboxListBody
        key={JSON.stringify(query)}
        list={list}
        address={address}
        isFiltered={isFiltered}
        onClear={clear}
      />
      {retention !== "unasked" && (
        <Suspense>
          <RetentionDialog isOpen={retention === "open"} onClose={() => setRetention("closed")} />
        </Suspense>
      )}
    </>
  );
}
