import { accountEndpoints, CURRENT_SESSION } from "@/lib/api/account";
import { endSession } from "@/lib/server/auth/own-account";
import { formatEndedCookie } from "@/lib/server/auth/sessions";
import { answerNothing, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

const NO_SESSION = makeProblem("not-found", 404, "No such session", "It may have ended already.");

export const DELETE = route(accountEndpoints.endSession, async ({ actor, params, store, appOrigin, at }) => {
  const id = params.id === CURRENT_SESSION ? actor.credentialId : params.id;
  const isOwn = id === actor.credentialId;
  const isEnded = await endSession(actor, store, id, at);
  // One's own may have just ended elsewhere: this browser is signed out either way.
  if (!isEnded && !isOwn) return answerProblem(NO_SESSION);
  const response = answerNothing();
  if (isOwn) response.headers.append("Set-Cookie", formatEndedCookie(appOrigin));
  return response;
});
