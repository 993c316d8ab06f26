import { answerEndOthers, answerSessions } from "@/lib/accounts/http/own/answer-own";
import { protectSession } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  guard("GET /api/auth/sessions", () =>
    protectSession(request, (actor) => answerSessions(actor, openParts())),
  );

export const DELETE = (request: Request): Promise<Response> =>
  guard("DELETE /api/auth/sessions", () =>
    protectSession(request, (actor) => answerEndOthers(actor, openParts())),
  );
