import { MAX_COMMENTS, reviewEndpoints } from "@/lib/api/review";
import { answerNothing, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { answerReview, NO_COMMENT, NO_SHARED_MESSAGE } from "@/lib/server/sharing/review";
import { deleteComment, resolveComment, writeComment } from "@/lib/server/sharing/comment";

const FULL = makeProblem(
  "too-many-comments",
  409,
  "This message has too many comments",
  `A shared message can have ${MAX_COMMENTS} comments. Delete some, or share the message again.`,
);

/** Returns the review, including the new comment. */
export const POST = route(reviewEndpoints.comment, async (context) => {
  const { actor, params, body, store, at } = context;
  const written = await writeComment(actor, store, params.id, body, at);
  switch (written) {
    case "written":
      return answerReview(context);
    case "missing":
      return answerProblem(NO_SHARED_MESSAGE);
    case "no such comment":
      return answerProblem(NO_COMMENT);
    case "full":
      return answerProblem(FULL);
    default:
      return written satisfies never;
  }
});

export const PATCH = route(reviewEndpoints.resolveComment, async ({ actor, params, body, store, at }) =>
  (await resolveComment(actor, store, params.id, body, at)) ? answerNothing() : answerProblem(NO_COMMENT),
);

export const DELETE = route(reviewEndpoints.deleteComment, async ({ actor, params, body, store, at }) => {
  const isDone = await deleteComment(actor, store, params.id, body.comment_id, at);
  return isDone ? answerNothing() : answerProblem(NO_COMMENT);
});
