import { inboxEndpoints } from "@/lib/api/inbox";
import { findContactName } from "@/lib/server/flowiq/conversations";
import { readSettings } from "@/lib/server/flowiq/env";
import { openTarget } from "@/lib/server/flowiq/target";
import { answerJson, answerNothing, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { askName } from "@/lib/server/inbox/ask-flowiq";
import { erasePerson } from "@/lib/server/inbox/person-data";
import { answerConversation, answerNoConversation } from "@/lib/server/inbox/thread/answer-conversation";
import { changeConversation } from "@/lib/server/inbox/thread/change-conversation";
import { findConversationDetail } from "@/lib/server/inbox/thread/find-conversations";

const NO_ACCOUNT = makeProblem("not-valid", 422, "No such account", "Choose an active sender or owner.");

export const GET = route(inboxEndpoints.find, async ({ actor, params, store, at }) => {
  const detail = await findConversationDetail(actor, store, params.id, at);
  return detail ? answerJson(200, detail) : answerNoConversation();
});

export const PATCH = route(inboxEndpoints.change, async ({ actor, params, body, store, at }) => {
  const outcome = await changeConversation(actor, store, { id: params.id, change: body }, at);
  return outcome === "no account" ? answerProblem(NO_ACCOUNT) : answerConversation(store, params.id, at);
});

export const POST = route(inboxEndpoints.name, async ({ actor, params, store, at }) => {
  const find = async (number: string) => findContactName(await openTarget(readSettings()), number);
  await askName(actor, store, params.id, { find, now: at });
  return answerConversation(store, params.id, at);
});

export const DELETE = route(inboxEndpoints.erase, async ({ actor, params, store, at }) => {
  if (!(await erasePerson(actor, store, params.id, at))) return answerNoConversation();
  store.notify();
  return answerNothing();
});
