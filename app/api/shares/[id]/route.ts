import { reviewEndpoints } from "@/lib/api/review";
import { shortLinkEndpoints } from "@/lib/api/short-link";
import { answerNothing, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { answerReview } from "@/lib/server/sharing/review";
import { revokeLink } from "@/lib/server/sharing/links";

const NO_LINK = makeProblem(
  "not-found",
  404,
  "No such link",
  "It may be revoked already or belong to someone else.",
);

export const GET = route(reviewEndpoints.find, answerReview);

export const DELETE = route(shortLinkEndpoints.revoke, async ({ actor, params, store, at }) =>
  (await revokeLink(actor, store, params.id, at)) ? answerNothing() : answerProblem(NO_LINK),
);
