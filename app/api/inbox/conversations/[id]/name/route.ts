import { inboxEndpoints } from "@/lib/api/inbox";
import { findContactName } from "@/lib/server/flowiq/conversations";
import { readSettings } from "@/lib/server/flowiq/env";
import { openTarget } from "@/lib/server/flowiq/target";
import { route } from "@/lib/server/http/route";
import { askName } from "@/lib/server/inbox/ask-flowiq";
import { answerConversation } from "@/lib/server/inbox/thread/answer-conversation";

export const POST = route(inboxEndpoints.name, async ({ actor, params, store, at }) => {
  const find = async (number: string) => findContactName(await openTarget(readSettings()), number);
  await askName(actor, store, params.id, { find, now: at });
  return answerConversation(store, params.id, at);
});
