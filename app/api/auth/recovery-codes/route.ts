import { answerRecoveryCodes } from "@/lib/accounts/http/own/answer-second-factor";
import { protectSession } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

export const POST = (request: Request): Promise<Response> =>
  guard("POST /api/auth/recovery-codes", () =>
    protectSession(request, (actor) => answerRecoveryCodes(request, actor, openParts())),
  );
