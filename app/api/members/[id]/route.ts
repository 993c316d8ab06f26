import { memberEndpoints } from "@/lib/api/members";
import { NO_MEMBER } from "@/lib/server/auth/account-problems";
import { changeMember } from "@/lib/server/auth/members";
import { answerNothing, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

const LAST_OWNER = makeProblem(
  "last-owner",
  409,
  "Menuet needs an active owner",
  "This is the last active owner. Make someone else an owner first.",
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
