import "server-only";
import { toStanding } from "@/lib/outbox/history/standing";
import { type SendRow, toSummary } from "@/lib/outbox/history/summary";
import type { ExportFormat } from "@/lib/http/export/answer-file";
import { toCsvRow } from "@/lib/http/export/csv-row";

/** A send in a file that leaves Menuet: times as a person reads them, in UTC. */
function toExported(row: SendRow) {
  const { created_at, changed_at, ...summary } = toSummary(row);
  const { title, detail, upstream } = toStanding(row, "");
  return {
    ...summary,
    created_at: new Date(created_at).toISOString(),
    changed_at: new Date(changed_at).toISOString(),
    resend_of: row.resend_of,
    title,
    detail,
    upstream,
  };
}

const CSV_COLUMNS = [
  "created_at",
  "changed_at",
  "state",
  "recipient",
  "message_type",
  "words",
  "reply_to",
  "message_id",
  "who",
  "title",
  "detail",
  "id",
  "batch_id",
  "resend_of",
] as const;

/** How a file of that kind begins and ends, and what stands in it for one send; `isFirst`: no other came before. */
type Writer = { head: string; write: (row: SendRow, isFirst: boolean) => string; tail: string };

export const WRITERS: Record<ExportFormat, Writer> = {
  csv: {
    head: toCsvRow(CSV_COLUMNS),
    write(row) {
      const sent = toExported(row);
      return toCsvRow(CSV_COLUMNS.map((column) => sent[column] ?? ""));
    },
    tail: "",
  },
  json: {
    head: "[",
    write(row, isFirst) {
      const payload: unknown = JSON.parse(row.payload);
      return `${isFirst ? "\n" : ",\n"}${JSON.stringify({ ...toExported(row), payload })}`;
    },
    tail: "\n]\n",
  },
};
