import { memberEndpoints } from "@/lib/api/members";
import { makeResetLink } from "@/lib/server/auth/members";
import { answerJson, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

const NO_ACTIVE_MEMBER = makeProblem(
  "not-found",
  404,
  "No such active account",
  "It may have been deactivated. Activate it first.",
);

export const POST = route(memberEndpoints.reset, async ({ actor, params, store, appOrigin, at }) => {
  const link = await makeResetLink(actor, store, params.id, appOrigin, at);
  return link ? answerJson(201, link) : answerProblem(NO_ACTIVE_MEMBER);
});
