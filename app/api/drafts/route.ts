import { protectSession } from "@/lib/accounts/http/protect";
import { guard } from "@/lib/http/guard";
import { answerDrafts } from "@/lib/library/http/answer-drafts";
import { openLibrary } from "@/lib/library/http/server-library";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  guard("GET /api/drafts", () => protectSession(request, (actor) => answerDrafts(actor, openLibrary())));
