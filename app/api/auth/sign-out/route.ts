import { answerSignOut } from "@/lib/accounts/http/own/answer-own";
import { protectSession } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

export const POST = (request: Request): Promise<Response> =>
  guard("POST /api/auth/sign-out", () =>
    protectSession(request, (actor) => answerSignOut(actor, openParts())),
  );
