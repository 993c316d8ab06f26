import { openServerStore } from "@/lib/server/db/server-store";
import { isStoreError } from "@/lib/server/db/store-error";
import { answerProblem, answerUnknownPath, toStoreProblem } from "@/lib/server/http/problem";
import { answerHook } from "@/lib/server/inbox/receive/store-event";
import { isWebhookSecret } from "@/lib/server/inbox/webhook-secrets";
import { logBug, writeLogLine } from "@/lib/server/log";
import { countEvent } from "@/lib/server/webhook-metrics";

type Context = { params: Promise<{ secret: string }> };

/**
 * The one route outside `route()`: it is cross-site and without a cookie, so its path
 * authenticates.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const store = openServerStore();
    const at = Date.now();
    if (await isWebhookSecret(store, (await params).secret, at)) return await answerHook(store, request, at);
    countEvent("refused");
    return answerUnknownPath();
  } catch (error) {
    if (isStoreError(error)) {
      writeLogLine("store", { route: "POST /api/hooks/flowiq", fault: error.fault });
      return answerProblem(toStoreProblem(error, "The event was not stored. Send it again."));
    }
    logBug("POST /api/hooks/flowiq", error);
    return answerProblem({
      ...{ type: "urn:menuet:problem:fault", title: "Menuet failed", status: 500 },
      detail: "The event was not stored. Send it again.",
    });
  }
}
