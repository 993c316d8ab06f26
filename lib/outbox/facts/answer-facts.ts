import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import type { ServerFacts } from "@/lib/accounts/contract/server-facts";
import type { Settings } from "@/lib/flowiq/env";
import { answerJson } from "@/lib/http/problem";
import type { StoreSettings } from "@/lib/store/store-settings";

/** A key that is hardly longer would be told nearly whole. */
const LEAST_KEY_LENGTH = 16;

const toLastFour = (key: string): string => (key.length < LEAST_KEY_LENGTH ? "••••" : key.slice(-4));

function toFlowIqFacts(
  settings: Settings,
): Pick<ServerFacts, "mode" | "base_url" | "tenant" | "key_last_four"> {
  switch (settings.mode) {
    case "sandbox":
      return { mode: "sandbox", base_url: "", tenant: null, key_last_four: null };
    case "live": {
      const { baseUrl, tenantId, apiKey } = settings;
      return { mode: "live", base_url: baseUrl, tenant: tenantId, key_last_four: toLastFour(apiKey) };
    }
    default:
      return settings satisfies never;
  }
}

type Facts = {
  settings: Settings;
  store: StoreSettings["kind"];
  appOrigin: string;
  version: string;
  node: string;
};

/** `GET /api/settings`: what the server runs with, for an owner. Of the key its end; of the database that there is one. */
export function answerFacts(actor: Actor, { settings, store, appOrigin, version, node }: Facts): Response {
  assertMay(actor, "manage");
  const facts: ServerFacts = {
    ...toFlowIqFacts(settings),
    ...{ version, store, app_origin: appOrigin, node },
  };
  return answerJson(200, facts);
}
