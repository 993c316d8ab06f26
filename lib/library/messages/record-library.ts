import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import type { AuditEvent } from "@/lib/audit/contract/audit";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Db, Tx } from "@/lib/store/store";

type LibraryEvent = Extract<AuditEvent, `library ${string}`>;

/** `at`: epoch ms. */
export const recordLibrary = (
  db: Db | Tx,
  { email: who, address }: Actor,
  event: LibraryEvent,
  what: string,
  at: number,
) => recordAudit(db, { at, event, who, what, address });
