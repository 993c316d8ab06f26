import { protect } from "@/lib/accounts/http/protect";
import { answerFailures } from "@/lib/outbox/batch/http/answer-batch";
import { guard } from "@/lib/http/guard";
import { openOutbox } from "@/lib/outbox/server-outbox";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

export const GET = (request: Request, { params }: Context): Promise<Response> =>
  guard("GET /api/batches/:id/failed", () =>
    protect(request, "look", async (actor) =>
      answerFailures(request, (await params).id, { outbox: openOutbox(), actor }),
    ),
  );
