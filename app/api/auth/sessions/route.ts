import { accountEndpoints } from "@/lib/api/account";
import { endOthers, findSessions } from "@/lib/server/auth/own-account";
import { answerJson, answerNothing } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

export const GET = route(accountEndpoints.sessions, async ({ actor, store, at }) =>
  answerJson(200, { sessions: await findSessions(actor, store, at) }),
);

export const DELETE = route(accountEndpoints.endOtherSessions, async ({ actor, store, at }) => {
  await endOthers(actor, store, at);
  return answerNothing();
});
