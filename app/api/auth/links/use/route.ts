import { answerLinkUse } from "@/lib/accounts/http/auth/answer-sign-in";
import { admitAnyone } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

export const POST = (request: Request): Promise<Response> =>
  guard("POST /api/auth/links/use", () => admitAnyone(request, () => answerLinkUse(request, openParts())));
