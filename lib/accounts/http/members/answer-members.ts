import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import { invitationOrderSchema, memberOrderSchema } from "@/lib/accounts/contract/members";
import type { Parts } from "@/lib/accounts/http/auth/answer-sign-in";
import { answerNothing } from "@/lib/accounts/http/own/nothing";
import { changeMember, endMemberSessions } from "@/lib/accounts/members/change-member";
import { findInvitations, findMembers } from "@/lib/accounts/members/find-members";
import { invite, makeResetLink, takeBackInvitation } from "@/lib/accounts/members/invite";
import { answerJson, answerProblem, makeProblem } from "@/lib/http/problem";
import { readOrder } from "@/lib/http/read-order";

const NO_MEMBER = makeProblem("not-found", 404, "No such account", "Load the page again.");
const NO_ACTIVE_MEMBER = makeProblem(
  "not-found",
  404,
  "No such active account",
  "It may have been deactivated. Activate it first.",
);
const NO_INVITATION = makeProblem(
  "not-found",
  404,
  "No such invitation",
  "It may have been used or taken back.",
);
const LAST_OWNER = makeProblem(
  "last-owner",
  409,
  "Nobody else could manage Menuet",
  "This is the last active owner. Make somebody else an owner first.",
);
const HAS_ACCOUNT = makeProblem(
  "has-account",
  409,
  "This person has an account already",
  "Change its role, or activate it, in the list of members.",
);

/** `GET /api/members` */
export const answerMembers = async (actor: Actor, { store }: Parts): Promise<Response> =>
  answerJson(200, { members: await findMembers(actor, store) });

/** `PUT /api/members/:id` */
export async function answerMemberChange(
  request: Request,
  actor: Actor,
  id: string,
  { store, at }: Parts,
): Promise<Response> {
  const order = await readOrder(request, memberOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  const change = await changeMember(actor, store, id, order.value, at);
  switch (change) {
    case "changed":
      return answerNothing();
    case "missing":
      return answerProblem(NO_MEMBER);
    case "last owner":
      return answerProblem(LAST_OWNER);
    default:
      return change satisfies never;
  }
}

/** `DELETE /api/members/:id/sessions` */
export const answerEndMemberSessions = async (
  actor: Actor,
  id: string,
  { store, at }: Parts,
): Promise<Response> =>
  (await endMemberSessions(actor, store, id, at)) ? answerNothing() : answerProblem(NO_MEMBER);

/** `POST /api/members/:id/reset`: 201 with a link that is shown this once. */
export async function answerReset(
  actor: Actor,
  id: string,
  { store, appOrigin, at }: Parts,
): Promise<Response> {
  const link = await makeResetLink(actor, store, id, appOrigin, at);
  return link ? answerJson(201, link) : answerProblem(NO_ACTIVE_MEMBER);
}

/** `GET /api/invitations` */
export const answerInvitations = async (actor: Actor, { store, at }: Parts): Promise<Response> =>
  answerJson(200, { invitations: await findInvitations(actor, store, at) });

/** `POST /api/invitations`: 201 with a link that is shown this once. */
export async function answerInvite(
  request: Request,
  actor: Actor,
  { store, appOrigin, at }: Parts,
): Promise<Response> {
  const order = await readOrder(request, invitationOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  const link = await invite(actor, store, order.value, appOrigin, at);
  return link ? answerJson(201, link) : answerProblem(HAS_ACCOUNT);
}

/** `DELETE /api/invitations/:id` */
export const answerTakeBack = async (actor: Actor, id: string, { store, at }: Parts): Promise<Response> =>
  (await takeBackInvitation(actor, store, id, at)) ? answerNothing() : answerProblem(NO_INVITATION);
