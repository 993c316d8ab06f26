import { answerNewToken, answerTokens } from "@/lib/accounts/http/own/answer-own";
import { protectSession } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  guard("GET /api/auth/tokens", () => protectSession(request, (actor) => answerTokens(actor, openParts())));

export const POST = (request: Request): Promise<Response> =>
  guard("POST /api/auth/tokens", () =>
    protectSession(request, (actor) => answerNewToken(request, actor, openParts())),
  );
