import { protect } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";
import { answerLinks, answerNewLink } from "@/lib/sharing/http/answer-links";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  guard("GET /api/shares", () => protect(request, "send", (actor) => answerLinks(actor, openParts())));

export const POST = (request: Request): Promise<Response> =>
  guard("POST /api/shares", () =>
    protect(request, "send", (actor) => answerNewLink(request, actor, openParts())),
  );
