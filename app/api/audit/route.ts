import { protect } from "@/lib/accounts/http/protect";
import { answerAudit } from "@/lib/audit/http/answer-audit";
import { guard } from "@/lib/http/guard";
import { openServerStore } from "@/lib/store/server-store";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  guard("GET /api/audit", () =>
    protect(request, "manage", (actor) => answerAudit(request, actor, openServerStore())),
  );
