import { protect } from "@/lib/accounts/http/protect";
import { guard } from "@/lib/http/guard";
import { answerStop } from "@/lib/outbox/safety/http/answer-safety";
import { openOutbox } from "@/lib/outbox/server-outbox";

export const dynamic = "force-dynamic";

/** A sender may stop it; that only an owner lets it go on is the answer's own rule. */
export const PUT = (request: Request): Promise<Response> =>
  guard("PUT /api/sending/stopped", () =>
    protect(request, "send", (actor) => answerStop(request, actor, openOutbox(), Date.now())),
  );
