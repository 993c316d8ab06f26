import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { AuditEntry, AuditEvent, AuditPage } from "@/lib/api/audit";
import type { Actor } from "@/lib/server/auth/actor";
import { makeId } from "@/lib/server/db/make-id";
import { prepareQuery } from "@/lib/server/db/prepare-query";
import type { Db, Store, Tx } from "@/lib/server/db/store";
import { type ExportFormat, streamTexts, toCsvRow } from "@/lib/server/http/answer-file";

/** `at`: epoch ms. `who`: an email, or "" if signed out. `address`: the client's, or "console". */
type AuditRecord = { at: number; event: AuditEvent; who: string; what: string; address: string };

const insert = prepareQuery((db, entry: AuditRecord & { id: string }) =>
  db.insertInto("audit_entries").values(entry),
);

/** Appends one entry. In a transaction, it commits or rolls back with what it records. */
export async function recordAudit(db: Db | Tx, record: AuditRecord): Promise<void> {
  await insert.all(db, { id: makeId(record.at), ...record });
}

/** Entries in memory at once. */
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

/** The log, or one kind of event, newest first, as a streamed file. Times as ISO 8601, UTC. */
export function exportAudit(
  _actor: Actor<"manage">,
  store: Store,
  event: AuditEvent | null,
  format: ExportFormat,
): ReadableStream<Uint8Array> {
  return streamTexts(writeEntries(store, event, format));
}

/** Entries on one page. */
export const PAGE_ENTRIES = 50;

/** The next entries, newest first, older than `before`. */
async function readEntries(
  db: Db,
  { event, before }: { event: AuditEvent | null; before: string | null },
  limit: number,
): Promise<AuditEntry[]> {
  let query = db.selectFrom("audit_entries").selectAll().orderBy("id", "desc").limit(limit);
  if (event !== null) query = query.where("event", "=", event);
  if (before !== null) query = query.where("id", "<", before);
  const rows = await query.execute();
  // Only `recordAudit` writes it, so the values are known.
  return rows.map((row) => ({ ...row, event: row.event as AuditEvent }));
}

/** One page of the log, newest first. `before`: the previous page's `next`. Throws a StoreError. */
export async function findAudit(
  _actor: Actor<"manage">,
  store: Store,
  { event = null, before = null }: { event?: AuditEvent | null; before?: string | null },
): Promise<AuditPage> {
  const rows = await store.query((db) => readEntries(db, { event, before }, PAGE_ENTRIES + 1));
  const entries = rows.slice(0, PAGE_ENTRIES);
  return { entries, next: rows.length > PAGE_ENTRIES ? (entries.at(-1)?.id ?? null) : null };
}
