import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import type { AuditEntry, AuditEvent } from "@/lib/audit/contract/audit";
import type { ExportFormat } from "@/lib/http/export/answer-file";
import { toCsvRow } from "@/lib/http/export/csv-row";
import { streamTexts } from "@/lib/http/export/stream-texts";
import type { Store } from "@/lib/store/store";
import { readEntries } from "./find-audit";

/** Entries held at once. */
const PIECE_ENTRIES = 500;

const COLUMNS = ["at", "event", "who", "what", "address", "id"] as const;

const toExported = (entry: AuditEntry) => ({ ...entry, at: new Date(entry.at).toISOString() });

type Writer = { head: string; write: (entry: AuditEntry, isFirst: boolean) => string; tail: string };

const WRITERS: Record<ExportFormat, Writer> = {
  csv: {
    head: toCsvRow(COLUMNS),
    write(entry) {
      const exported = toExported(entry);
      return toCsvRow(COLUMNS.map((column) => exported[column]));
    },
    tail: "",
  },
  json: {
    head: "[",
    write: (entry, isFirst) => `${isFirst ? "\n" : ",\n"}${JSON.stringify(toExported(entry))}`,
    tail: "\n]\n",
  },
};

async function* writeEntries(store: Store, event: AuditEvent | null, format: ExportFormat) {
  const { head, write, tail } = WRITERS[format];
  let before: string | null = null;
  yield head;
  for (;;) {
    const start: string | null = before;
    const rows: AuditEntry[] = await store.query((db) =>
      readEntries(db, { event, before: start }, PIECE_ENTRIES),
    );
    yield rows.map((row, index) => write(row, start === null && index === 0)).join("");
    if (rows.length < PIECE_ENTRIES) break;
    before = rows.at(-1)?.id ?? null;
    await nextTurn();
  }
  yield tail;
}

/** The log, or what it tells of one kind of event, newest first, as a file that is written while it is read. Times as ISO 8601, UTC. */
export function exportAudit(
  actor: Actor,
  store: Store,
  event: AuditEvent | null,
  format: ExportFormat,
): ReadableStream<Uint8Array> {
  assertMay(actor, "manage");
  return streamTexts(writeEntries(store, event, format));
}
