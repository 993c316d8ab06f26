import { answerMe } from "@/lib/accounts/http/own/answer-own";
import { protect } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  guard("GET /api/auth/me", () => protect(request, "look", (actor) => answerMe(actor, openParts())));
