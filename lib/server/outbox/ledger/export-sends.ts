import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Actor } from "@/lib/server/auth/actor";
import type { Store } from "@/lib/server/db/store";
import { type ExportFormat, streamTexts, toCsvRow } from "@/lib/server/http/answer-file";
import { type DeliveryRow, findDeliveries } from "./find-deliveries";
import { describeSend } from "./find-record";
import { type ListedSend, planSearch, selectInOrder, type SendFilter, toSendSummary } from "./find-sends";

/** A send in an exported file, with readable UTC times. */
function toExported(row: ListedSend, receipts: DeliveryRow | undefined) {
  const { created_at, changed_at, delivery, ...summary } = toSendSummary(row, receipts);
  const { title, detail, upstream } = describeSend(row, "");
  const toTime = (at: number | null | undefined) => (at ? new Date(at).toISOString() : undefined);
  return {
    ...summary,
    // Soon over, or said by other columns.
    waits_until: undefined,
    number: undefined,
    name: undefined,
    why: undefined,
    created_at: new Date(created_at).toISOString(),
    changed_at: new Date(changed_at).toISOString(),
    resend_of: row.resend_of,
    title,
    detail,
    upstream,
    sent_at: toTime(delivery?.sent_at),
    delivered_at: toTime(delivery?.delivered_at),
    read_at: toTime(delivery?.read_at),
    failed_at: toTime(delivery?.failed_at),
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
  "sent_at",
  "delivered_at",
  "read_at",
  "failed_at",
] as const;

/** One send as text; `isFirst`: it starts the file. */
type Write = (row: ListedSend, receipts: DeliveryRow | undefined, isFirst: boolean) => string;
/** The start, end and rows of a file in this format. */
type Writer = { head: string; write: Write; tail: string };

const WRITERS: Record<ExportFormat, Writer> = {
  csv: {
    head: toCsvRow(CSV_COLUMNS),
    write(row, receipts) {
      const sent = toExported(row, receipts);
      return toCsvRow(CSV_COLUMNS.map((column) => sent[column] ?? ""));
    },
    tail: "",
  },
  json: {
    head: "[",
    write(row, receipts, isFirst) {
      const payload: unknown = JSON.parse(row.payload);
      return `${isFirst ? "\n" : ",\n"}${JSON.stringify({ ...toExported(row, receipts), payload })}`;
    },
    tail: "\n]\n",
  },
};

/** Sends in memory at once; each may be some kilobytes. */
const PIECE_SENDS = 100;

async function* writeSends(store: Store, filter: SendFilter, format: ExportFormat): AsyncGenerator<string> {
  const { head, write, tail } = WRITERS[format];
  const plan = planSearch(filter);
  let before: string | null = null;
  let isFirst = true;
  yield head;
  for (;;) {
    const start: string | null = before;
    const rows: ListedSend[] = await store.query((db) =>
      selectInOrder(db, plan, filter, start).selectAll().limit(PIECE_SENDS).execute(),
    );
    const matching = rows.filter(plan.matches);
    const receipts = await store.query((db) => findDeliveries(db, matching));
    const lines = matching.map((row) => {
      const line = write(row, receipts.get(row.message_id ?? ""), isFirst);
      isFirst = false;
      return line;
    });
    // Even if empty: a client that left is only noticed between two chunks.
    yield lines.join("");
    before = rows.at(-1)?.id ?? null;
    if (rows.length < PIECE_SENDS) break;
    await nextTurn();
  }
  yield tail;
}

/** All matching sends, newest first, as a streamed file. */
export function exportSends(
  _actor: Actor,
  store: Store,
  filter: SendFilter,
  format: ExportFormat,
): ReadableStream<Uint8Array> {
  return streamTexts(writeSends(store, filter, format));
}
