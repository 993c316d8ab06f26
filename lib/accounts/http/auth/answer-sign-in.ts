import "server-only";
import {
  linkOrderSchema,
  linkUseSchema,
  linkViewSchema,
  secondFactorOrderSchema,
  signInOrderSchema,
} from "@/lib/accounts/contract/sign-in";
import { AUTH_COOKIES, STEP_SECONDS } from "@/lib/accounts/auth/auth";
import { findLink } from "@/lib/accounts/links/find-link";
import { redeemLink } from "@/lib/accounts/links/redeem-link";
import {
  formatEndedCookie,
  formatSessionCookie,
  formatStepCookie,
  readCookie,
  toCookieName,
} from "@/lib/accounts/session/session-cookie";
import { takeGuess } from "@/lib/accounts/sign-in/guesses";
import { proveSecondFactor } from "@/lib/accounts/sign-in/second-factor";
import { letIn, type SignIn, signIn } from "@/lib/accounts/sign-in/sign-in";
import { answerJson, answerProblem } from "@/lib/http/problem";
import { readOrder } from "@/lib/http/read-order";
import type { Store } from "@/lib/store/store";
import { readClient } from "./client";
import { answerSlow, NO_LINK, toFieldProblem, WRONG_CODE, WRONG_PASSWORD } from "./problems";

/** What the handlers work with; `at`: epoch ms. */
export type Parts = { store: Store; appOrigin: string; at: number };

function answerNext(answer: SignIn, appOrigin: string, wrong: typeof WRONG_CODE): Response {
  switch (answer.kind) {
    case "signed-in": {
      const response = answerJson(200, { next: "signed-in" });
      response.headers.append("Set-Cookie", formatSessionCookie(appOrigin, answer.token));
      response.headers.append("Set-Cookie", formatEndedCookie(appOrigin, AUTH_COOKIES.step));
      return response;
    }
    case "second-factor": {
      const response = answerJson(200, { next: "second-factor" });
      const step = formatStepCookie(appOrigin, AUTH_COOKIES.step, answer.step, STEP_SECONDS);
      response.headers.append("Set-Cookie", step);
      return response;
    }
    case "wrong":
      return answerProblem(wrong);
    case "slow":
      return answerSlow(answer.retryAfterMs);
    default:
      return answer satisfies never;
  }
}

/** `POST /api/auth/sign-in` */
export async function answerSignIn(request: Request, { store, appOrigin, at }: Parts): Promise<Response> {
  const order = await readOrder(request, signInOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  return answerNext(await signIn(store, order.value, readClient(request), at), appOrigin, WRONG_PASSWORD);
}

/** `POST /api/auth/second-factor`, by whoever gave the right password a short while before. */
export async function answerSecondFactor(
  request: Request,
  { store, appOrigin, at }: Parts,
): Promise<Response> {
  const order = await readOrder(request, secondFactorOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  const step = readCookie(request.headers, toCookieName(appOrigin, AUTH_COOKIES.step));
  if (!step) return answerProblem(WRONG_CODE);
  const answer = await proveSecondFactor(store, order.value, step, readClient(request), at);
  return answerNext(answer, appOrigin, WRONG_CODE);
}

/** `POST /api/auth/links` */
export async function answerLink(request: Request, { store, at }: Parts): Promise<Response> {
  const order = await readOrder(request, linkOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  const { link } = order.value;
  const { address } = readClient(request);
  return store.query(async (db) => {
    const turn = await takeGuess(db, { kind: "link", target: link.id, address }, at);
    if (!turn.ok) return answerSlow(turn.retryAfterMs);
    const found = await findLink(db, link, at);
    return found ? answerJson(200, linkViewSchema.parse(found)) : answerProblem(NO_LINK);
  });
}

/** `POST /api/auth/links/use`: 200 as a sign-in. */
export async function answerLinkUse(request: Request, { store, appOrigin, at }: Parts): Promise<Response> {
  const order = await readOrder(request, linkUseSchema);
  if (!order.ok) return answerProblem(order.problem);
  const client = readClient(request);
  const guess = { kind: "link", target: order.value.link.id, address: client.address } as const;
  const turn = await store.query((db) => takeGuess(db, guess, at));
  if (!turn.ok) return answerSlow(turn.retryAfterMs);
  const use = await redeemLink(store, order.value, client.address, at);
  switch (use.kind) {
    case "closed":
      return answerProblem(NO_LINK);
    case "missing":
      return answerProblem(toFieldProblem(use.field, "This is needed here"));
    case "weak":
      return answerProblem(toFieldProblem("password", use.why));
    case "used": {
      const { email } = use;
      const answer = await store.query(async (db) =>
        letIn(db, { email, password: order.value.password }, client),
      );
      return answerNext(answer, appOrigin, WRONG_PASSWORD);
    }
    default:
      return use satisfies never;
  }
}
