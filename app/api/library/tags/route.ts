import { protect } from "@/lib/accounts/http/protect";
import { guard } from "@/lib/http/guard";
import { answerTags } from "@/lib/library/http/answer-library";
import { openLibrary } from "@/lib/library/http/server-library";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  guard("GET /api/library/tags", () => protect(request, "look", (actor) => answerTags(actor, openLibrary())));
