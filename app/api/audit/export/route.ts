import { auditEndpoints } from "@/lib/api/audit";
import { exportAudit, recordAudit } from "@/lib/server/audit";
import { answerFile } from "@/lib/server/http/answer-file";
import { route } from "@/lib/server/http/route";

/** A download, and an audit entry with who took it. */
export const GET = route(auditEndpoints.export, async ({ actor, query, store, at }) => {
  const { format, event = null } = query;
  const file = exportAudit(actor, store, event, format);
  const what = `as ${format}, ${event === null ? "all of it" : `only “${event}”`}`;
  const { email: who, address } = actor;
  await store.query((db) => recordAudit(db, { at, event: "audit exported", who, what, address }));
  return answerFile(file, { name: "audit", format, at });
});
