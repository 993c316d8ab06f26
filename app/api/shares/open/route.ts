import { admitAnyone } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";
import { answerOpening } from "@/lib/sharing/http/answer-links";

export const dynamic = "force-dynamic";

/** The secret comes in the body: in an address it would stand in logs. */
export const POST = (request: Request): Promise<Response> =>
  guard("POST /api/shares/open", () => admitAnyone(request, () => answerOpening(request, openParts())));
