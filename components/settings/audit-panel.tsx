"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { callApi, toApiPath } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { FaultLine, FaultNotice, Loading } from "@/components/client/request-state";
import { Button } from "@/components/ui/button";
import { ChoiceField } from "@/components/ui/field";
import { TimeStamp } from "@/components/ui/moment";
import { formatDay, formatExactClock } from "@/components/ui/times";
import { Panel } from "@/components/ui/panel";
import { AUDIT_EVENTS, auditEndpoints, type AuditEntry, type AuditEvent } from "@/lib/api/audit";

/** The log stores its own names for good; these read better now. */
const LABELS: Partial<Record<AuditEvent, string>> = {
  "second factor added": "two-factor authentication turned on",
  "second factor removed": "two-factor authentication turned off",
  "invitation made": "invitation created",
  "invitation taken back": "invitation withdrawn",
  "reset link made": "reset link created",
  "send asked for": "send requested",
  "batch asked for": "batch requested",
  "contact asked for": "contact requested",
  "link kept": "short link created",
  "link revoked": "short link revoked",
  "comment written": "comment added",
  "person exported": "person’s data exported",
  "person erased": "person’s data erased",
};

const toSentence = (event: AuditEvent): string => {
  const label = LABELS[event] ?? event;
  return label.charAt(0).toUpperCase() + label.slice(1);
};

function Entry({ entry }: { entry: AuditEntry }) {
  const { at, event, who, what, address } = entry;
  return (
    <li className="grid gap-x-4 gap-y-0.5 py-2.5 break-words medium:grid-cols-[5rem_minmax(0,1fr)]">
      <TimeStamp time={at} className="text-note/5 text-faint tabular-nums">
        {formatExactClock(at)}
      </TimeStamp>
      <div className="min-w-0">
        <p>
          <span className="font-medium">{toSentence(event)}</span>
          {what !== "" && (
            <span className="text-soft">
              {" · "}
              <bdi>{what}</bdi>
            </span>
          )}
        </p>
        <p className="text-note text-faint">
          {address === "console" ? (
            "On the server’s console"
          ) : (
            <>
              <bdi>{who === "" ? "Not signed in" : who}</bdi> from{" "}
              <span dir="ltr">{address === "" ? "an unknown address" : address}</span>
            </>
          )}
        </p>
      </div>
    </li>
  );
}

type Day = { day: string; entries: AuditEntry[] };

/** Groups entries by day, in the order they arrive. */
function groupByDay(entries: readonly AuditEntry[], now: number): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const day = formatDay(entry.at, now);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** What happened, by day. `now`: epoch ms. */
function AuditList({ entries, now }: { entries: readonly AuditEntry[]; now: number }) {
  return groupByDay(entries, now).map(({ day, entries: ofDay }) => (
    <section key={ofDay[0]?.id} aria-label={day}>
      <h3 className="text-label font-semibold text-soft">{day}</h3>
      <ol className="divide-y divide-line">
        {ofDay.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  ));
}

const EVENT_OPTIONS: readonly { value: AuditEvent | ""; name: string }[] = [
  { value: "", name: "Any event" },
  ...AUDIT_EVENTS.map((value) => ({ value, name: toSentence(value) })),
];

function ExportLinks({ event }: { event: AuditEvent | "" }) {
  return (
    <div className="flex gap-2">
      {(["csv", "json"] as const).map((format) => (
        <a
          key={format}
          href={toApiPath(auditEndpoints.page, { query: { event: event || undefined, format } })}
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
    queryKey: [...QUERY_KEYS.audit, event],
    queryFn: ({ pageParam: before }) =>
      callApi(auditEndpoints.page, { query: { event: event || undefined, before } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
  const entries = log.data?.pages.flatMap((page) => page.entries);
  return (
    <Panel title="Audit log" words="A record of every change. Nobody can edit or delete entries.">
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
      {log.error && !entries && <FaultNotice fault={log.error} onAskAgain={() => void log.refetch()} />}
      {!log.error && !entries && <Loading words="Loading the log…" rows={8} />}
      {entries?.length === 0 && <p className="text-faint">No events of this kind yet.</p>}
      {entries && <AuditList entries={entries} now={now} />}
      {entries && <FaultLine fault={log.error} />}
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
