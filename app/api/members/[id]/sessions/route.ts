import { memberEndpoints } from "@/lib/api/members";
import { NO_MEMBER } from "@/lib/server/auth/account-problems";
import { endMemberSessions } from "@/lib/server/auth/members";
import { answerNothing, answerProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

export const DELETE = route(memberEndpoints.endSessions, async ({ actor, params, store, at }) =>
  (await endMemberSessions(actor, store, params.id, at)) ? answerNothing() : answerProblem(NO_MEMBER),
);
