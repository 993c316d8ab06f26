import { protect } from "@/lib/accounts/http/protect";
import { guard } from "@/lib/http/guard";
import { answerSearch } from "@/lib/library/http/answer-library";
import { openLibrary } from "@/lib/library/http/server-library";

export const dynamic = "force-dynamic";

export const POST = (request: Request): Promise<Response> =>
  guard("POST /api/library/search", () =>
    protect(request, "look", (actor) => answerSearch(request, actor, openLibrary())),
  );
