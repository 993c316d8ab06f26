import { memberEndpoints } from "@/lib/api/members";
import { findInvitations, invite } from "@/lib/server/auth/members";
import { answerJson, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

const HAS_ACCOUNT = makeProblem(
  "has-account",
  409,
  "This person already has an account",
  "Change the role or activate the account under Members.",
);

export const GET = route(memberEndpoints.invitations, async ({ actor, store, at }) =>
  answerJson(200, { invitations: await findInvitations(actor, store, at) }),
);

export const POST = route(memberEndpoints.invite, async ({ actor, body, store, appOrigin, at }) => {
  const link = await invite(actor, store, body, appOrigin, at);
  return link ? answerJson(201, link) : answerProblem(HAS_ACCOUNT);
});
