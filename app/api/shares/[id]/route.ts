import { reviewEndpoints } from "@/lib/api/review";
import { shortLinkEndpoints } from "@/lib/api/short-link";
import { answerNothing, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { answerReview, approve, NO_SHARED_MESSAGE, withdrawApproval } from "@/lib/server/sharing/review";
import { revokeLink } from "@/lib/server/sharing/links";

const NO_LINK = makeProblem(
  "not-found",
  404,
  "No such link",
  "It may be revoked already or belong to someone else.",
);

const OWN = makeProblem(
  "own-message",
  403,
  "You shared this message yourself",
  "Someone else must approve it. Send a colleague the link.",
);
const OVER = makeProblem(
  "link-closed",
  409,
  "This link no longer works",
  "It expired or was revoked, so the message can't be approved. Ask for a new link.",
);
const NO_APPROVAL = makeProblem(
  "not-found",
  404,
  "You have not approved this message",
  "Reload the page to see its current state.",
);

export const GET = route(reviewEndpoints.find, answerReview);

/** Only in a browser: a token can't look at a message. */
export const PATCH = route(reviewEndpoints.approve, async (context) => {
  const { actor, params, body, store, at } = context;
  if (!body.is_approved) {
    const isWithdrawn = await withdrawApproval(actor, store, params.id, at);
    return isWithdrawn ? answerReview(context) : answerProblem(NO_APPROVAL);
  }
  const approving = await approve(actor, store, params.id, at);
  switch (approving) {
    case "approved":
      return answerReview(context);
    case "missing":
      return answerProblem(NO_SHARED_MESSAGE);
    case "own":
      return answerProblem(OWN);
    case "over":
      return answerProblem(OVER);
    default:
      return approving satisfies never;
  }
});

export const DELETE = route(shortLinkEndpoints.revoke, async ({ actor, params, store, at }) =>
  (await revokeLink(actor, store, params.id, at)) ? answerNothing() : answerProblem(NO_LINK),
);
