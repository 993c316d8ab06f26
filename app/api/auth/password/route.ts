import { accountEndpoints } from "@/lib/api/account";
import { answerSlow, toFieldProblem } from "@/lib/server/auth/account-problems";
import { readCookie, toCookieName } from "@/lib/server/auth/sessions";
import { changePassword } from "@/lib/server/auth/own-account";
import { DEVICE_COOKIE } from "@/lib/server/auth/devices";
import { answerNothing, answerProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

export const PUT = route(
  accountEndpoints.changePassword,
  async ({ request, actor, body, store, appOrigin, at }) => {
    const device = readCookie(request.headers, toCookieName(appOrigin, DEVICE_COOKIE));
    const change = await changePassword(actor, store, { ...body, device }, at);
    switch (change.kind) {
      case "changed":
      case "right":
        return answerNothing();
      case "wrong":
        return answerProblem(toFieldProblem("current", "This is not your password."));
      case "weak":
        return answerProblem(toFieldProblem("next", change.why));
      case "slow":
        return answerSlow(change.retryAfterMs);
      default:
        return change satisfies never;
    }
  },
);
