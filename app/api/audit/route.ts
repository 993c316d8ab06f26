import { auditEndpoints } from "@/lib/api/audit";
import { exportAudit, findAudit, recordAudit } from "@/lib/server/audit";
import { answerFile } from "@/lib/server/http/answer-file";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

/** A page or, with a format, the file of the whole log, and an audit entry with who took it. */
export const GET = route(auditEndpoints.page, async ({ actor, query, store, at }) => {
  const { format, event = null } = query;
  if (!format) return answerJson(200, await findAudit(actor, store, query));
  const file = exportAudit(actor, store, event, format);
  const what = `as ${format}, ${event === null ? "all of it" : `only “${event}”`}`;
  const { email: who, address } = actor;
  await store.query((db) => recordAudit(db, { at, event: "audit exported", who, what, address }));
  return answerFile(file, { name: "audit", format, at });
});
