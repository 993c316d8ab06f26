import { accountEndpoints } from "@/lib/api/account";
import { formatEndedCookie } from "@/lib/server/auth/sessions";
import { endSession } from "@/lib/server/auth/own-account";
import { answerNothing } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

export const POST = route(accountEndpoints.signOut, async ({ actor, store, appOrigin, at }) => {
  await endSession(actor, store, actor.credentialId, at);
  const response = answerNothing();
  response.headers.append("Set-Cookie", formatEndedCookie(appOrigin));
  return response;
});
