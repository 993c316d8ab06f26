import { type ServerFacts, serverEndpoints } from "@/lib/api/server-facts";
import { parseStoreSettings } from "@/lib/server/db/server-store";
import { readSettings, toFlowIqFacts } from "@/lib/server/flowiq/env";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { environment } from "@/lib/server/settings";
import { version } from "@/package.json";

/** The server's settings for an owner: of secrets, only the key's end and the database's kind. */
export const GET = route(serverEndpoints.settings, ({ appOrigin }) => {
  const facts: ServerFacts = {
    ...toFlowIqFacts(readSettings()),
    version,
    store: parseStoreSettings(environment).kind,
    app_origin: appOrigin,
    node: process.version,
  };
  return answerJson(200, facts);
});
