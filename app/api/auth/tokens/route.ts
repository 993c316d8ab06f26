import { tokenEndpoints } from "@/lib/api/members";
import { toFieldProblem } from "@/lib/server/auth/account-problems";
import { findTokens, issueToken } from "@/lib/server/auth/own-tokens";
import { answerJson, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

const TOO_MANY_TOKENS = makeProblem(
  "too-many-tokens",
  409,
  "You have reached the limit for tokens",
  "Revoke a token you no longer use.",
);

export const GET = route(tokenEndpoints.list, async ({ actor, store }) =>
  answerJson(200, { tokens: await findTokens(actor, store) }),
);

export const POST = route(tokenEndpoints.issue, async ({ actor, body, store, at }) => {
  const issue = await issueToken(actor, store, body, at);
  switch (issue.kind) {
    case "issued":
      return answerJson(201, issue.token);
    case "role is higher":
      return answerProblem(toFieldProblem("role", "A token can't have a higher role than its owner."));
    case "too many":
      return answerProblem(TOO_MANY_TOKENS);
    default:
      return issue satisfies never;
  }
});
