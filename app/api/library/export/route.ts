import { protect } from "@/lib/accounts/http/protect";
import { guard } from "@/lib/http/guard";
import { answerExportLibrary } from "@/lib/library/http/answer-files";
import { openLibrary } from "@/lib/library/http/server-library";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  guard("GET /api/library/export", () =>
    protect(request, "look", (actor) => answerExportLibrary(actor, openLibrary())),
  );
