import { answerExport } from "@/lib/outbox/history/http/answer-history";
import { openServerStore } from "@/lib/outbox/history/server-store";
import { guard } from "@/lib/outbox/http/guard";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  guard("GET /api/sends/export", async () => answerExport(request, openServerStore(), Date.now()));
