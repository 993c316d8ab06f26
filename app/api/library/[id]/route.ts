import { libraryEndpoints } from "@/lib/api/library";
import { answerJson, answerNothing, answerProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { changeMessage, deleteMessage } from "@/lib/server/library/change-message";
import { IN_USE, NO_MESSAGE } from "@/lib/server/library/library-problems";
import { findMessage } from "@/lib/server/library/find-messages";

export const GET = route(libraryEndpoints.find, async ({ actor, params, store }) => {
  const message = await findMessage(actor, store, params.id);
  return message ? answerJson(200, message) : answerProblem(NO_MESSAGE);
});

export const PATCH = route(libraryEndpoints.change, async ({ actor, params, body, store, at }) => {
  const message = await changeMessage(actor, store, params.id, body, at);
  return message ? answerJson(200, message) : answerProblem(NO_MESSAGE);
});

export const DELETE = route(libraryEndpoints.remove, async ({ actor, params, store, at }) => {
  const deletion = await deleteMessage(actor, store, params.id, at);
  switch (deletion) {
    case "deleted":
      return answerNothing();
    case "missing":
      return answerProblem(NO_MESSAGE);
    case "in use":
      return answerProblem(IN_USE);
    default:
      return deletion satisfies never;
  }
});
