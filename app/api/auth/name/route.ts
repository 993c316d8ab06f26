import { answerName } from "@/lib/accounts/http/own/answer-own";
import { protectSession } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

export const PUT = (request: Request): Promise<Response> =>
  guard("PUT /api/auth/name", () =>
    protectSession(request, (actor) => answerName(request, actor, openParts())),
  );
