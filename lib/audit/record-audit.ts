import "server-only";
import type { AuditEvent } from "@/lib/audit/contract/audit";
import { makeId } from "@/lib/store/make-id";
import type { Db, Tx } from "@/lib/store/store";

/** `at`: epoch ms; `who`: an e-mail address, or "" where nobody was signed in; `address`: the client's, or "console". */
export type AuditRecord = { at: number; event: AuditEvent; who: string; what: string; address: string };

/** Appends one entry. Within a transaction it stands or falls with what it tells of. */
export async function recordAudit(db: Db | Tx, record: AuditRecord): Promise<void> {
  await db
    .insertInto("audit_entries")
    .values({ id: makeId(record.at), ...record })
    .execute();
}
