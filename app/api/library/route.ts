import { protect } from "@/lib/accounts/http/protect";
import { guard } from "@/lib/http/guard";
import { answerCreate } from "@/lib/library/http/answer-library";
import { openLibrary } from "@/lib/library/http/server-library";

export const dynamic = "force-dynamic";

export const POST = (request: Request): Promise<Response> =>
  guard("POST /api/library", () =>
    protect(request, "send", (actor) => answerCreate(request, actor, openLibrary())),
  );
