import { memberEndpoints } from "@/lib/api/members";
import { NO_MEMBER } from "@/lib/server/auth/account-problems";
import { changeMember, endMemberSessions, makeResetLink } from "@/lib/server/auth/members";
import { answerJson, answerNothing, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

const LAST_OWNER = makeProblem(
  "last-owner",
  409,
  "Menuet needs an active owner",
  "This is the last active owner. Make someone else an owner first.",
);
const NO_ACTIVE_MEMBER = makeProblem(
  "not-found",
  404,
  "No such active account",
  "It may have been deactivated. Activate it first.",
);

export const PUT = route(memberEndpoints.change, async ({ actor, params, body, store, at }) => {
  const change = await changeMember(actor, store, params.id, body, at);
  switch (change) {
    case "changed":
      return answerNothing();
    case "missing":
      return answerProblem(NO_MEMBER);
    case "last owner":
      return answerProblem(LAST_OWNER);
    default:
      return change satisfies never;
  }
});

export const POST = route(memberEndpoints.act, async ({ actor, params, body, store, appOrigin, at }) => {
  switch (body.action) {
    case "reset-password": {
      const link = await makeResetLink(actor, store, params.id, appOrigin, at);
      return link ? answerJson(201, link) : answerProblem(NO_ACTIVE_MEMBER);
    }
    case "end-sessions":
      return (await endMemberSessions(actor, store, params.id, at))
        ? answerNothing()
        : answerProblem(NO_MEMBER);
    default:
      return body.action satisfies never;
  }
});
