import "server-only";
import type { AuditEvent } from "@/lib/api/audit";
import type { Payload } from "@/lib/message/payload";
import { recordAudit } from "@/lib/server/audit";
import type { Actor } from "@/lib/server/auth/actor";
import type { Db, Tx } from "@/lib/server/db/store";
import { maskNumber } from "@/lib/whatsapp/mask";

/** Who sends the request, and from what network address. */
export type Requester = { author: string; address: string };

export const toRequester = ({ email, address }: Actor): Requester => ({ author: email, address });

/** The log outlives the sends: it has a send's ID and a masked recipient. */
export const recordSend = (
  tx: Tx,
  { author, address, payload, resendOf }: Requester & { payload: Payload; resendOf: string | null },
  id: string,
  at: number,
): Promise<void> => {
  const again = resendOf === null ? "" : `, again after ${resendOf}`;
  const what = `send ${id} to ${maskNumber(payload.phone_number)}: ${payload.message_type}${again}`;
  return recordAudit(tx, { at, event: "send asked for", who: author, what, address });
};

/** One entry per batch; the outbox has its recipients. */
export const recordBatch = (
  tx: Tx,
  { author, address }: Requester,
  { id, total, skipped }: { id: string; total: number; skipped: number },
  at: number,
): Promise<void> => {
  const what = `batch ${id}: ${total} sends${skipped > 0 ? `, ${skipped} left out as repeated` : ""}`;
  return recordAudit(tx, { at, event: "batch asked for", who: author, what, address });
};

const record = (db: Db | Tx, { email: who, address }: Actor, at: number, event: AuditEvent, what: string) =>
  recordAudit(db, { at, event, who, what, address });

/** A requested contact: masked number, no name. */
export const recordContact = (db: Db, actor: Actor, phoneNumber: string, at: number) =>
  record(db, actor, at, "contact asked for", `contact ${maskNumber(phoneNumber)}`);

/** What a person decided about a send or a batch: "cancel", "pause" and the like. */
export const recordDecision = (
  db: Db | Tx,
  actor: Actor,
  { about, id, decision }: { about: "send" | "batch"; id: string; decision: string },
  at: number,
) => record(db, actor, at, "send decided", `${about} ${id}: ${decision}`);

export const recordDeletion = (tx: Tx, actor: Actor, id: string, at: number) =>
  record(tx, actor, at, "send deleted", `send ${id}`);

/** `filter`: names only; a value may be a person's number. */
export const recordExport = (
  db: Db,
  actor: Actor,
  { format, filter }: { format: string; filter: readonly string[] },
  at: number,
) =>
  record(
    db,
    actor,
    at,
    "sends exported",
    `as ${format}${filter.length > 0 ? `, filtered by ${filter.join(", ")}` : ", all of them"}`,
  );

const toDays = (days: number | null): string => (days === null ? "forever" : `${days} days`);

export const recordRetention = (
  tx: Tx,
  actor: Actor,
  { from, to }: { from: number | null; to: number | null },
  at: number,
) => record(tx, actor, at, "settings changed", `retention of sends: from ${toDays(from)} to ${toDays(to)}`);
