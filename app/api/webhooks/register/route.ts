import { webhookEndpoints } from "@/lib/api/webhooks";
import { readSettings } from "@/lib/server/flowiq/env";
import { setWebhooks } from "@/lib/server/flowiq/set-webhooks";
import { openTarget } from "@/lib/server/flowiq/target";
import { answerJson, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { findSecret, isWebhookSecret, writeOption } from "@/lib/server/inbox/webhook-secrets";
import { REGISTRATION_OPTION } from "@/lib/server/inbox/webhook-settings";

const NOT_OURS = makeProblem(
  "not-valid",
  422,
  "This isn't the receiver's URL",
  "Use the whole URL that was shown when its secret was made, or make a new one.",
);
const UNREACHABLE = makeProblem(
  "unreachable",
  503,
  "FlowIQ could not be reached",
  "Nothing was registered. Try again.",
);
const UNCLEAR = makeProblem(
  "unclear",
  504,
  "It may be registered",
  "FlowIQ gave no usable answer. Look in its dashboard before you register again.",
);

export const POST = route(webhookEndpoints.register, async ({ body, store, at }) => {
  const secret = findSecret(body.url);
  if (secret === null || !(await isWebhookSecret(store, secret, at))) return answerProblem(NOT_OURS);
  const registration = await setWebhooks(await openTarget(readSettings()), body.url);
  switch (registration.kind) {
    case "registered": {
      const { id } = registration;
      await store.transact((tx) => writeOption(tx, REGISTRATION_OPTION, JSON.stringify({ id, at })));
      return answerJson(200, { id });
    }
    case "refused":
      return answerProblem(makeProblem("refused", 502, "FlowIQ refused the webhook", registration.detail));
    case "unreachable":
      return answerProblem(UNREACHABLE);
    case "unclear":
      return answerProblem(UNCLEAR);
    default:
      return registration satisfies never;
  }
});
