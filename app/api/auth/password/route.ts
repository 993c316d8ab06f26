import { answerPassword } from "@/lib/accounts/http/own/answer-own";
import { protectSession } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

export const PUT = (request: Request): Promise<Response> =>
  guard("PUT /api/auth/password", () =>
    protectSession(request, (actor) => answerPassword(request, actor, openParts())),
  );
