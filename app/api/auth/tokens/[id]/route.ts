import { answerRevokeToken } from "@/lib/accounts/http/own/answer-own";
import { protectSession } from "@/lib/accounts/http/protect";
import { openParts } from "@/lib/accounts/http/server-parts";
import { guard } from "@/lib/http/guard";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  guard("DELETE /api/auth/tokens/:id", () =>
    protectSession(request, async (actor) => answerRevokeToken(actor, (await params).id, openParts())),
  );
