import { inboxSandboxEndpoints } from "@/lib/api/inbox-sandbox";
import { answerNothing } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { removeSamples } from "@/lib/server/inbox/samples";

export const DELETE = route(inboxSandboxEndpoints.removeSamples, async ({ actor, store, at }) => {
  await removeSamples(actor, store, at);
  return answerNothing();
});
