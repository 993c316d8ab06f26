import "server-only";
import * as z from "zod/mini";
import type { Actor } from "@/lib/accounts/actor/actor";
import { AUDIT_EVENTS } from "@/lib/audit/contract/audit";
import { exportAudit } from "@/lib/audit/export-audit";
import { findAudit } from "@/lib/audit/find-audit";
import { recordAudit } from "@/lib/audit/record-audit";
import { answerFile } from "@/lib/http/export/answer-file";
import { answerJson, answerProblem } from "@/lib/http/problem";
import { readQuery } from "@/lib/http/read-query";
import type { Store } from "@/lib/store/store";

const ENTRY_ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

const EVENTS = `one of: ${AUDIT_EVENTS.join(", ")}`;
const event = z.optional(z.enum(AUDIT_EVENTS, EVENTS));
const pageQuerySchema = z.strictObject({
  event,
  before: z.optional(z.string().check(z.regex(ENTRY_ID, "What a page called next"))),
});
const exportQuerySchema = z.strictObject({ event, format: z.enum(["csv", "json"], "csv or json") });

/** `GET /api/audit?before=&event=` */
export async function answerAudit(request: Request, actor: Actor, store: Store): Promise<Response> {
  const query = readQuery(request, pageQuerySchema);
  return query.ok
    ? answerJson(200, await findAudit(actor, store, query.value))
    : answerProblem(query.problem);
}

/** `GET /api/audit/export?format=csv|json&event=`: a file to download, and an entry that says who took it. `at`: epoch ms. */
export async function answerAuditExport(
  request: Request,
  actor: Actor,
  store: Store,
  at: number,
): Promise<Response> {
  const query = readQuery(request, exportQuerySchema);
  if (!query.ok) return answerProblem(query.problem);
  const { format, event = null } = query.value;
  const file = exportAudit(actor, store, event, format);
  const what = `as ${format}, ${event === null ? "all of it" : `only “${event}”`}`;
  const { email: who, address } = actor;
  await store.query((db) => recordAudit(db, { at, event: "audit exported", who, what, address }));
  return answerFile(file, { name: "audit", format, at });
}
