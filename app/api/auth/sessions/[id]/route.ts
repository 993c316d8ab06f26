import { accountEndpoints } from "@/lib/api/account";
import { endSession } from "@/lib/server/auth/own-account";
import { answerNothing, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

const NO_SESSION = makeProblem("not-found", 404, "No such session", "It may have ended already.");

export const DELETE = route(accountEndpoints.endSession, async ({ actor, params, store, at }) =>
  (await endSession(actor, store, params.id, at)) ? answerNothing() : answerProblem(NO_SESSION),
);
