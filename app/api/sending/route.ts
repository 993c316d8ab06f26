import { protect } from "@/lib/accounts/http/protect";
import { guard } from "@/lib/http/guard";
import { answerNewSafety, answerSafety } from "@/lib/outbox/safety/http/answer-safety";
import { openOutbox } from "@/lib/outbox/server-outbox";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  guard("GET /api/sending", () =>
    protect(request, "look", (actor) => answerSafety(actor, openOutbox(), Date.now())),
  );

export const PUT = (request: Request): Promise<Response> =>
  guard("PUT /api/sending", () =>
    protect(request, "manage", (actor) => answerNewSafety(request, actor, openOutbox(), Date.now())),
  );
