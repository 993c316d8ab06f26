import { protect } from "@/lib/accounts/http/protect";
import { answerPage } from "@/lib/outbox/history/http/answer-history";
import { openOutbox } from "@/lib/outbox/server-outbox";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  guard("GET /api/sends", () =>
    protect(request, "look", (actor) => answerPage(request, actor, openOutbox().store)),
  );
