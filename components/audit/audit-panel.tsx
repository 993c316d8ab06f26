"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { toAskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { FaultNotice } from "@/components/requests/fault-notice";
import { Waiting } from "@/components/requests/waiting";
import { Button } from "@/components/ui/button";
import { ChoiceField } from "@/components/ui/form/field";
import { Panel } from "@/components/ui/page/panel";
import type { AuditEvent } from "@/lib/audit/contract/audit";
import { AuditList } from "./audit-list";
import { EVENT_OPTIONS, fetchAudit, toAuditExportPath } from "./audit-requests";

function ExportLinks({ event }: { event: AuditEvent | "" }) {
  return (
    <div className="flex gap-2">
      {(["csv", "json"] as const).map((format) => (
        <a
          key={format}
          href={toAuditExportPath(event, format)}
          download
          aria-label={`Export as ${format.toUpperCase()}`}
          className="inline-flex h-9 items-center gap-1.5 rounded-lg border border-line bg-panel px-3.5 font-medium transition-colors duration-150 hover:bg-sunk"
        >
          <Download size="0.875rem" aria-hidden />
          {format.toUpperCase()}
        </a>
      ))}
    </div>
  );
}

/** Who did what, and when: newest first, older ones on demand. */
export function AuditPanel() {
  const [event, setEvent] = useState<AuditEvent | "">("");
  const [now] = useState(() => Date.now());
  const log = useInfiniteQuery({
    queryKey: ["audit", event],
    queryFn: ({ pageParam }) => fetchAudit(event, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const entries = log.data?.pages.flatMap((page) => page.entries);
  return (
    <Panel title="Audit log" words="It is only ever added to; nobody can change or delete an entry.">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="w-full max-w-64">
          <ChoiceField
            id="audit-event"
            label="Event"
            value={event}
            options={EVENT_OPTIONS}
            onChange={setEvent}
          />
        </div>
        <div className="pb-[calc(1lh+2px)]">
          <ExportLinks event={event} />
        </div>
      </div>
      <p role="status" className="sr-only">
        {entries && `${entries.length} entries shown`}
      </p>
      {log.error && !entries && (
        <FaultNotice fault={toAskError(log.error)} onAskAgain={() => void log.refetch()} />
      )}
      {!log.error && !entries && <Waiting words="Asking for the log" rows={8} />}
      {entries?.length === 0 && <p className="text-faint">No such event yet. Choose another.</p>}
      {entries && <AuditList entries={entries} now={now} />}
      {entries && <FaultLine fault={log.error ? toAskError(log.error) : null} />}
      {log.hasNextPage && (
        <div className="text-center">
          <Button
            aria-disabled={log.isFetchingNextPage}
            onClick={() => !log.isFetchingNextPage && void log.fetchNextPage()}
          >
            {log.isFetchingNextPage ? "Loading…" : "Show older"}
          </Button>
        </div>
      )}
    </Panel>
  );
}
