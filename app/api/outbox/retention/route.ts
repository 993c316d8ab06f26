import { protect } from "@/lib/accounts/http/protect";
import { answerNewRetention, answerRetention } from "@/lib/outbox/history/http/answer-retention";
import { openOutbox } from "@/lib/outbox/server-outbox";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  guard("GET /api/outbox/retention", () =>
    protect(request, "look", (actor) => answerRetention(actor, openOutbox().store)),
  );

export const PUT = (request: Request): Promise<Response> =>
  guard("PUT /api/outbox/retention", () =>
    protect(request, "manage", (actor) => answerNewRetention(request, actor, openOutbox().store, Date.now())),
  );
