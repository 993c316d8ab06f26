import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import { recordAudit } from "@/lib/audit/record-audit";
import type { AuditEvent } from "@/lib/audit/contract/audit";
import type { Db, Tx } from "@/lib/store/store";

const record = (db: Db | Tx, { email: who, address }: Actor, at: number, event: AuditEvent, what: string) =>
  recordAudit(db, { at, event, who, what, address });

/** What a person decided about a send or a batch: "cancel", "pause" and the like. */
export const recordDecision = (
  db: Db | Tx,
  actor: Actor,
  { about, id, decision }: { about: "send" | "batch"; id: string; decision: string },
  at: number,
) => record(db, actor, at, "send decided", `${about} ${id}: ${decision}`);

export const recordDeletion = (tx: Tx, actor: Actor, id: string, at: number) =>
  record(tx, actor, at, "send deleted", `send ${id}`);

/** `filter`: the names of what narrowed it down; what they held may be a person's number. */
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
    `as ${format}${filter.length > 0 ? `, narrowed down by ${filter.join(", ")}` : ", all of them"}`,
  );

const toDays = (days: number | null): string => (days === null ? "kept for good" : `${days} days`);

export const recordRetention = (
  tx: Tx,
  actor: Actor,
  { from, to }: { from: number | null; to: number | null },
  at: number,
) =>
  record(tx, actor, at, "settings changed", `how long sends are kept: from ${toDays(from)} to ${toDays(to)}`);
