import { auditEndpoints } from "@/lib/api/audit";
import { findAudit } from "@/lib/server/audit";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

export const GET = route(auditEndpoints.page, async ({ actor, query, store }) =>
  answerJson(200, await findAudit(actor, store, query)),
);
