"use client";

import { formatExactClock, formatDay } from "@/components/time/times";
import { TimeStamp } from "@/components/time/time-stamp";
import type { AuditEntry } from "@/lib/audit/contract/audit";

function Entry({ entry }: { entry: AuditEntry }) {
  const { at, event, who, what, address } = entry;
  return (
    <li className="grid gap-x-4 gap-y-0.5 py-2.5 break-words medium:grid-cols-[5rem_minmax(0,1fr)]">
      <TimeStamp time={at} className="text-note/5 text-faint tabular-nums">
        {formatExactClock(at)}
      </TimeStamp>
      <div className="min-w-0">
        <p>
          <span className="font-medium">{event}</span>
          {what !== "" && (
            <span className="text-soft">
              {" · "}
              <bdi>{what}</bdi>
            </span>
          )}
        </p>
        <p className="text-note text-faint">
          {address === "console" ? (
            "on the server's console"
          ) : (
            <>
              <bdi>{who === "" ? "nobody signed in" : who}</bdi> from{" "}
              <span dir="ltr">{address === "" ? "no address" : address}</span>
            </>
          )}
        </p>
      </div>
    </li>
  );
}

type Day = { day: string; entries: AuditEntry[] };

/** Entries by the day on which they were made, in the order that they come in. */
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
export function AuditList({ entries, now }: { entries: readonly AuditEntry[]; now: number }) {
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
