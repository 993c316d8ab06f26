import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import type { AuditEntry, AuditEvent, AuditPage } from "@/lib/audit/contract/audit";
import type { Db, Store } from "@/lib/store/store";

/** Entries on one page. */
export const PAGE_ENTRIES = 50;

/** The next entries, newest first, older than `before`. */
export async function readEntries(
  db: Db,
  { event, before }: { event: AuditEvent | null; before: string | null },
  limit: number,
): Promise<AuditEntry[]> {
  let query = db.selectFrom("audit_entries").selectAll().orderBy("id", "desc").limit(limit);
  if (event !== null) query = query.where("event", "=", event);
  if (before !== null) query = query.where("id", "<", before);
  const rows = await query.execute();
  // Only `recordAudit` writes it, and only events that there are.
  return rows.map((row) => ({ ...row, event: row.event as AuditEvent }));
}

/** One page of the log, newest first; `before`: the page before's `next`; `event`: only of that kind. Throws a StoreError. */
export async function findAudit(
  actor: Actor,
  store: Store,
  { event = null, before = null }: { event?: AuditEvent | null; before?: string | null },
): Promise<AuditPage> {
  assertMay(actor, "manage");
  const rows = await store.query((db) => readEntries(db, { event, before }, PAGE_ENTRIES + 1));
  const entries = rows.slice(0, PAGE_ENTRIES);
  return { entries, next: rows.length > PAGE_ENTRIES ? (entries.at(-1)?.id ?? null) : null };
}
