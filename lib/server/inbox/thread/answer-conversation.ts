import "server-only";
import type { Store } from "@/lib/server/db/store";
import { answerJson, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { findConversationView } from "./find-conversations";

const NO_CONVERSATION = makeProblem(
  "not-found",
  404,
  "No such conversation",
  "No conversation has this id, or it was erased.",
);
export const answerNoConversation = (): Response => answerProblem(NO_CONVERSATION);

/** Answers with the changed conversation and notifies every listener. */
export async function answerConversation(store: Store, id: string, now: number): Promise<Response> {
  store.notify();
  const view = await findConversationView(store, id, now);
  return view ? answerJson(200, view) : answerNoConversation();
}
