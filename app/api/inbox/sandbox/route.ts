import { inboxSandboxEndpoints } from "@/lib/api/inbox-sandbox";
import { readSettings } from "@/lib/server/flowiq/env";
import { answerJson, answerNothing, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { actAsCustomer } from "@/lib/server/inbox/act-as-customer";
import { removeSamples } from "@/lib/server/inbox/samples";

const LIVE = makeProblem(
  "not-sandbox",
  409,
  "Test customers exist only in the sandbox",
  "This server is connected to FlowIQ, so only real customers can write.",
);

export const POST = route(inboxSandboxEndpoints.act, async ({ body, store, appOrigin, at }) => {
  if (readSettings().mode !== "sandbox") return answerProblem(LIVE);
  const sample = `${appOrigin}/sample-audio.mp3`;
  return answerJson(200, { message_ids: await actAsCustomer(store, body, { sample, now: at }) });
});

export const DELETE = route(inboxSandboxEndpoints.removeSamples, async ({ actor, store, at }) => {
  await removeSamples(actor, store, at);
  return answerNothing();
});
