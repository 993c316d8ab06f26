import { protect } from "@/lib/accounts/http/protect";
import { answerExport } from "@/lib/outbox/history/http/answer-history";
import { openOutbox } from "@/lib/outbox/server-outbox";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  guard("GET /api/sends/export", () =>
    protect(request, "look", (actor) => answerExport(request, actor, openOutbox().store, Date.now())),
  );
