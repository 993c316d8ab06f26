import { protect } from "@/lib/accounts/http/protect";
import { readSettings } from "@/lib/flowiq/env";
import { guard } from "@/lib/http/guard";
import { answerFacts } from "@/lib/outbox/facts/answer-facts";
import { readAppOrigin } from "@/lib/settings/app-origin";
import { environment } from "@/lib/settings/environment";
import { parseStoreSettings } from "@/lib/store/store-settings";
import { version } from "@/package.json";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  guard("GET /api/settings", () =>
    protect(request, "manage", async (actor) =>
      answerFacts(actor, {
        settings: readSettings(),
        store: parseStoreSettings(environment).kind,
        appOrigin: readAppOrigin(),
        version,
        node: process.version,
      }),
    ),
  );
