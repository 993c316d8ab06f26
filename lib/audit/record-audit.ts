import "server-only";
import type { AuditEvent } from "@/lib/audit/contract/audit";
import { makeId } from "@/lib/store/make-id";
import { prepareQuery } from "@/lib/store/prepare-query";
import type { Db, Tx } from "@/lib/store/store";

/** `at`: epoch ms; `who`: an e-mail address, or "" where nobody was signed in; `address`: the client's, or "console". */
export type AuditRecord = { at: number; event: AuditEvent; who: string; what: string; address: string };

const insert = prepareQuery((db, entry: AuditRecord & { id: string }) =>
  db.insertInto("audit_entries").values(entry),
);

/** Appends one entry. Within a transaction it stands or falls with what it tells of. */
export async function recordAudit(db: Db | Tx, record: AuditRecord): Promise<void> {
  await insert.all(db, { id: makeId(record.at), ...record });
}
