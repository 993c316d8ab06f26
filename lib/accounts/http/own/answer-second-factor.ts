import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import { proofOrderSchema, totpConfirmationSchema } from "@/lib/accounts/contract/account";
import type { Parts } from "@/lib/accounts/http/auth/answer-sign-in";
import { readClient } from "@/lib/accounts/http/auth/client";
import { answerSlow, toFieldProblem } from "@/lib/accounts/http/auth/problems";
import {
  beginSecondFactor,
  confirmSecondFactor,
  type OwnSession,
  removeSecondFactor,
  renewRecoveryCodes,
} from "@/lib/accounts/own/own-second-factor";
import { formatSessionCookie, readCookie, toCookieName } from "@/lib/accounts/session/session-cookie";
import { answerJson, answerProblem, makeProblem } from "@/lib/http/problem";
import { readOrder } from "@/lib/http/read-order";
import { answerNothing } from "./nothing";

const NOT_SO = makeProblem(
  "not-so",
  409,
  "The second factor is not as this needs it",
  "It may have been added or removed meanwhile. Load the page again.",
);

type Refused = { kind: "wrong" } | { kind: "not so" } | { kind: "slow"; retryAfterMs: number };

function answerRefused(refused: Refused, field: "password" | "code"): Response {
  switch (refused.kind) {
    case "wrong": {
      const words = field === "password" ? "This is not your password." : "Wait for the app's next code.";
      return answerProblem(toFieldProblem(field, words));
    }
    case "not so":
      return answerProblem(NOT_SO);
    case "slow":
      return answerSlow(refused.retryAfterMs);
    default:
      return refused satisfies never;
  }
}

const readOwn = (request: Request, appOrigin: string): OwnSession => ({
  token: readCookie(request.headers, toCookieName(appOrigin)) ?? "",
  client: readClient(request),
});

/** Another session takes the place of the one that asked. */
function answerMoved(appOrigin: string, token: string): Response {
  const response = answerNothing();
  response.headers.append("Set-Cookie", formatSessionCookie(appOrigin, token));
  return response;
}

/** `POST /api/auth/totp`: begins a second factor. */
export async function answerBegin(request: Request, actor: Actor, parts: Parts): Promise<Response> {
  const { store, appOrigin, at } = parts;
  const order = await readOrder(request, proofOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  const begun = await beginSecondFactor(actor, store, order.value.password, readOwn(request, appOrigin), at);
  return begun.kind === "done" ? answerJson(200, begun.value) : answerRefused(begun, "password");
}

/** `PUT /api/auth/totp`: confirms it. */
export async function answerConfirm(request: Request, actor: Actor, parts: Parts): Promise<Response> {
  const { store, appOrigin, at } = parts;
  const order = await readOrder(request, totpConfirmationSchema);
  if (!order.ok) return answerProblem(order.problem);
  const done = await confirmSecondFactor(actor, store, order.value.code, readOwn(request, appOrigin), at);
  return done.kind === "done" ? answerMoved(appOrigin, done.value) : answerRefused(done, "code");
}

/** `DELETE /api/auth/totp`: takes it away. */
export async function answerRemove(request: Request, actor: Actor, parts: Parts): Promise<Response> {
  const { store, appOrigin, at } = parts;
  const order = await readOrder(request, proofOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  const done = await removeSecondFactor(actor, store, order.value.password, readOwn(request, appOrigin), at);
  return done.kind === "done" ? answerMoved(appOrigin, done.value) : answerRefused(done, "password");
}

/** `POST /api/auth/recovery-codes` */
export async function answerRecoveryCodes(request: Request, actor: Actor, parts: Parts): Promise<Response> {
  const { store, appOrigin, at } = parts;
  const order = await readOrder(request, proofOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  const codes = await renewRecoveryCodes(actor, store, order.value.password, readOwn(request, appOrigin), at);
  if (codes.kind !== "done") return answerRefused(codes, "password");
  return answerJson(200, { recovery_codes: codes.value });
}
