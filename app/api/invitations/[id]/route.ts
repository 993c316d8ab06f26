import { memberEndpoints } from "@/lib/api/members";
import { takeBackInvitation } from "@/lib/server/auth/members";
import { answerNothing, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

const NO_INVITATION = makeProblem(
  "not-found",
  404,
  "No such invitation",
  "It may have been used or withdrawn.",
);

export const DELETE = route(memberEndpoints.withdrawInvitation, async ({ actor, params, store, at }) =>
  (await takeBackInvitation(actor, store, params.id, at)) ? answerNothing() : answerProblem(NO_INVITATION),
);
