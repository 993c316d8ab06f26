import { reviewEndpoints } from "@/lib/api/review";
import { answerNothing, answerProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { NO_COMMENT } from "@/lib/server/sharing/review";
import { deleteComment, resolveComment } from "@/lib/server/sharing/comment";

export const PUT = route(reviewEndpoints.resolveComment, async ({ actor, params, body, store, at }) => {
  const isDone = await resolveComment(actor, store, { id: params.id, isResolved: body.is_resolved }, at);
  return isDone ? answerNothing() : answerProblem(NO_COMMENT);
});

export const DELETE = route(reviewEndpoints.deleteComment, async ({ actor, params, store, at }) =>
  (await deleteComment(actor, store, params.id, at)) ? answerNothing() : answerProblem(NO_COMMENT),
);
