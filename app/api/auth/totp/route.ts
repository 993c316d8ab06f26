import { accountEndpoints } from "@/lib/api/account";
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from "@/lib/server/auth/own-second-factor";
import { answerMoved, answerRefused, readOwn } from "@/lib/server/auth/answer-sign-in";
import { answerJson } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

export const POST = route(
  accountEndpoints.beginTotp,
  async ({ request, actor, body, store, appOrigin, at }) => {
    const begun = await beginSecondFactor(actor, store, body.password, readOwn(request, appOrigin), at);
    return begun.kind === "done" ? answerJson(200, begun.value) : answerRefused(begun, "password");
  },
);

export const PUT = route(
  accountEndpoints.confirmTotp,
  async ({ request, actor, body, store, appOrigin, at }) => {
    const done = await confirmSecondFactor(actor, store, body.code, readOwn(request, appOrigin), at);
    return done.kind === "done" ? answerMoved(appOrigin, done.value) : answerRefused(done, "code");
  },
);

export const PATCH = route(
  accountEndpoints.renewRecoveryCodes,
  async ({ request, actor, body, store, appOrigin, at }) => {
    const codes = await renewRecoveryCodes(actor, store, body.password, readOwn(request, appOrigin), at);
    if (codes.kind !== "done") return answerRefused(codes, "password");
    return answerJson(200, { recovery_codes: codes.value });
  },
);

export const DELETE = route(
  accountEndpoints.removeTotp,
  async ({ request, actor, body, store, appOrigin, at }) => {
    const done = await removeSecondFactor(actor, store, body.password, readOwn(request, appOrigin), at);
    return done.kind === "done" ? answerMoved(appOrigin, done.value) : answerRefused(done, "password");
  },
);
