import { tokenEndpoints } from "@/lib/api/members";
import { revokeToken } from "@/lib/server/auth/own-tokens";
import { answerNothing, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

const NO_TOKEN = makeProblem("not-found", 404, "No such token", "It may have been revoked already.");

export const DELETE = route(tokenEndpoints.revoke, async ({ actor, params, store, at }) =>
  (await revokeToken(actor, store, params.id, at)) ? answerNothing() : answerProblem(NO_TOKEN),
);
