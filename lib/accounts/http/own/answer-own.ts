import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import { accountSchema, nameOrderSchema, passwordOrderSchema } from "@/lib/accounts/contract/account";
import { tokenOrderSchema } from "@/lib/accounts/contract/members";
import type { Parts } from "@/lib/accounts/http/auth/answer-sign-in";
import { answerSlow, toFieldProblem } from "@/lib/accounts/http/auth/problems";
import { readAccount, renameAccount } from "@/lib/accounts/own/own-account";
import { changePassword } from "@/lib/accounts/own/own-password";
import { endOthers, endSession, findSessions } from "@/lib/accounts/own/own-sessions";
import { findTokens, issueToken, revokeToken } from "@/lib/accounts/own/own-tokens";
import { formatEndedCookie } from "@/lib/accounts/session/session-cookie";
import { answerJson, answerProblem, makeProblem } from "@/lib/http/problem";
import { readOrder } from "@/lib/http/read-order";
import { answerNothing } from "./nothing";

const NO_SESSION = makeProblem("not-found", 404, "No such session", "It may have ended already.");
const NO_TOKEN = makeProblem("not-found", 404, "No such token", "It may have been revoked already.");
const TOO_MANY_TOKENS = makeProblem(
  "too-many-tokens",
  409,
  "There are as many tokens as there may be",
  "Revoke one that is not used any more.",
);

/** `GET /api/auth/me`: whoever asks, with the role that the credential gives. */
export async function answerMe(actor: Actor, { store }: Parts): Promise<Response> {
  const account = await readAccount(actor, store);
  return answerJson(200, accountSchema.parse({ ...account, role: actor.role }));
}

/** `POST /api/auth/sign-out` */
export async function answerSignOut(actor: Actor, { store, appOrigin, at }: Parts): Promise<Response> {
  await endSession(actor, store, actor.credentialId, at);
  const response = answerNothing();
  response.headers.append("Set-Cookie", formatEndedCookie(appOrigin));
  return response;
}

/** `PUT /api/auth/name` */
export async function answerName(request: Request, actor: Actor, { store, at }: Parts): Promise<Response> {
  const order = await readOrder(request, nameOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  await renameAccount(actor, store, order.value.name, at);
  return answerNothing();
}

/** `PUT /api/auth/password` */
export async function answerPassword(
  request: Request,
  actor: Actor,
  { store, at }: Parts,
): Promise<Response> {
  const order = await readOrder(request, passwordOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  const change = await changePassword(actor, store, order.value, at);
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
}

/** `GET /api/auth/sessions` */
export const answerSessions = async (actor: Actor, { store, at }: Parts): Promise<Response> =>
  answerJson(200, { sessions: await findSessions(actor, store, at) });

/** `DELETE /api/auth/sessions`: all but this one. */
export async function answerEndOthers(actor: Actor, { store, at }: Parts): Promise<Response> {
  await endOthers(actor, store, at);
  return answerNothing();
}

/** `DELETE /api/auth/sessions/:id` */
export const answerEndSession = async (actor: Actor, id: string, { store, at }: Parts): Promise<Response> =>
  (await endSession(actor, store, id, at)) ? answerNothing() : answerProblem(NO_SESSION);

/** `GET /api/auth/tokens` */
export const answerTokens = async (actor: Actor, { store }: Parts): Promise<Response> =>
  answerJson(200, { tokens: await findTokens(actor, store) });

/** `POST /api/auth/tokens`: 201 with the token, which is shown this once. */
export async function answerNewToken(
  request: Request,
  actor: Actor,
  { store, at }: Parts,
): Promise<Response> {
  const order = await readOrder(request, tokenOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  const issue = await issueToken(actor, store, order.value, at);
  switch (issue.kind) {
    case "issued":
      return answerJson(201, issue.token);
    case "role is higher":
      return answerProblem(toFieldProblem("role", "A token may do no more than its owner."));
    case "too many":
      return answerProblem(TOO_MANY_TOKENS);
    default:
      return issue satisfies never;
  }
}

/** `DELETE /api/auth/tokens/:id` */
export const answerRevokeToken = async (actor: Actor, id: string, { store, at }: Parts): Promise<Response> =>
  (await revokeToken(actor, store, id, at)) ? answerNothing() : answerProblem(NO_TOKEN);
