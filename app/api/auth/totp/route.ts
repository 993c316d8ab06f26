import { answerBegin, answerConfirm, answerRemove } from "@/lib/accounts/http/own/answer-second-factor";
import { protectSession } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

export const POST = (request: Request): Promise<Response> =>
  guard("POST /api/auth/totp", () =>
    protectSession(request, (actor) => answerBegin(request, actor, openParts())),
  );

export const PUT = (request: Request): Promise<Response> =>
  guard("PUT /api/auth/totp", () =>
    protectSession(request, (actor) => answerConfirm(request, actor, openParts())),
  );

export const DELETE = (request: Request): Promise<Response> =>
  guard("DELETE /api/auth/totp", () =>
    protectSession(request, (actor) => answerRemove(request, actor, openParts())),
  );
