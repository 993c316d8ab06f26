import { askJson, withJson } from "@/components/requests/ask-server";
import { serverFactsSchema } from "@/lib/accounts/contract/server-facts";
import { type Safety, type SafetyOrder, safetySchema } from "@/lib/outbox/contract/safety";

export const FACTS_KEY = ["facts"];
export const SAFETY_KEY = ["safety"];

export const fetchFacts = () => askJson("/api/settings", serverFactsSchema);
export const fetchSafety = (): Promise<Safety> => askJson("/api/sending", safetySchema);
export const putSafety = (order: SafetyOrder): Promise<Safety> =>
  askJson("/api/sending", safetySchema, withJson("PUT", order));
export const putStopped = (isStopped: boolean): Promise<Safety> =>
  askJson("/api/sending/stopped", safetySchema, withJson("PUT", { is_stopped: isStopped }));
