import { protect } from "@/lib/accounts/http/protect";
import { guard } from "@/lib/http/guard";
import { answerImport } from "@/lib/library/http/answer-files";
import { openLibrary } from "@/lib/library/http/server-library";

export const dynamic = "force-dynamic";

export const POST = (request: Request): Promise<Response> =>
  guard("POST /api/library/import", () =>
    protect(request, "send", (actor) => answerImport(request, actor, openLibrary())),
  );
