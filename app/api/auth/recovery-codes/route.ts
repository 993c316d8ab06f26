import { accountEndpoints } from "@/lib/api/account";
import { renewRecoveryCodes } from "@/lib/server/auth/own-second-factor";
import { answerRefused, readOwn } from "@/lib/server/auth/answer-sign-in";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

export const POST = route(
  accountEndpoints.renewRecoveryCodes,
  async ({ request, actor, body, store, appOrigin, at }) => {
    const codes = await renewRecoveryCodes(actor, store, body.password, readOwn(request, appOrigin), at);
    if (codes.kind !== "done") return answerRefused(codes, "password");
    return answerJson(200, { recovery_codes: codes.value });
  },
);
