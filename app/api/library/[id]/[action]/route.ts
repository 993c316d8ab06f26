import { LIBRARY_ACTIONS, type LibraryAction, libraryEndpoints } from "@/lib/api/library";
import { answerJson, answerProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { archiveMessage, starMessage } from "@/lib/server/library/change-message";
import { duplicateMessage } from "@/lib/server/library/create-message";
import { LIBRARY_FULL, NO_ACTION, NO_MESSAGE } from "@/lib/server/library/library-problems";

const isAction = (action: string): action is LibraryAction =>
  (LIBRARY_ACTIONS as readonly string[]).includes(action);

export const POST = route(libraryEndpoints.act, async ({ actor, params, store, at }) => {
  const { id, action } = params;
  if (!isAction(action)) return answerProblem(NO_ACTION);
  if (action === "duplicate") {
    const copy = await duplicateMessage(actor, store, id, at);
    if (copy === "missing") return answerProblem(NO_MESSAGE);
    return copy === "full" ? answerProblem(LIBRARY_FULL) : answerJson(201, copy);
  }
  const message =
    action === "star" || action === "unstar"
      ? await starMessage(actor, store, id, action === "star")
      : await archiveMessage(actor, store, id, action === "archive", at);
  return message ? answerJson(200, message) : answerProblem(NO_MESSAGE);
});
