import { protectSession } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";
import { answerApproving, answerWithdrawal } from "@/lib/sharing/http/answer-review";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

/** A person approves, in a browser: a token does not look. */
export const POST = (request: Request, { params }: Context): Promise<Response> =>
  guard("POST /api/shares/:id/approval", () =>
    protectSession(request, async (actor) => answerApproving(actor, (await params).id, openParts())),
  );

export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  guard("DELETE /api/shares/:id/approval", () =>
    protectSession(request, async (actor) => answerWithdrawal(actor, (await params).id, openParts())),
  );
