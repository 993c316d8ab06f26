import { protect } from "@/lib/accounts/http/protect";
import { answerAuditExport } from "@/lib/audit/http/answer-audit";
import { guard } from "@/lib/http/guard";
import { openServerStore } from "@/lib/store/server-store";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  guard("GET /api/audit/export", () =>
    protect(request, "manage", (actor) => answerAuditExport(request, actor, openServerStore(), Date.now())),
  );
