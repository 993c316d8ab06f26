import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import { answerNothing } from "@/lib/accounts/http/own/nothing";
import { answerJson, answerProblem, makeProblem } from "@/lib/http/problem";
import { readOrder } from "@/lib/http/read-order";
import { approve, withdrawApproval } from "@/lib/sharing/approval/approve";
import { findApprovals } from "@/lib/sharing/approval/find-approvals";
import {
  commentOrderSchema,
  contentOrderSchema,
  MAX_COMMENTS,
  resolutionOrderSchema,
} from "@/lib/sharing/contract/review";
import { deleteComment, resolveComment, writeComment } from "@/lib/sharing/review/comment";
import { findReview } from "@/lib/sharing/review/find-review";
import type { SharingParts } from "./answer-links";

const NO_LINK = makeProblem(
  "not-found",
  404,
  "No such shared message",
  "It may have been deleted since. Ask whoever shared it for a new link.",
);
const NO_COMMENT = makeProblem(
  "not-found",
  404,
  "No such comment",
  "It may have been deleted, or it is somebody else's. Load the page again.",
);
const FULL = makeProblem(
  "too-many-comments",
  409,
  "There is no room for another comment",
  `A shared message takes ${MAX_COMMENTS} comments. Delete some, or share the message anew.`,
);
const OWN = makeProblem(
  "own-message",
  403,
  "You shared this message yourself",
  "An approval is another person's. Send a colleague the link.",
);
const OVER = makeProblem(
  "link-closed",
  409,
  "This link is closed",
  "What has expired or was revoked cannot be approved. Ask for a new link.",
);
const NO_APPROVAL = makeProblem(
  "not-found",
  404,
  "You have not approved this message",
  "Load the page again to see how it stands.",
);

/** `GET /api/shares/:id`. */
export async function answerReview(actor: Actor, id: string, { store, at }: SharingParts): Promise<Response> {
  const review = await findReview(actor, store, id, at);
  return review ? answerJson(200, review) : answerProblem(NO_LINK);
}

/** `POST /api/shares/:id/comments`: the review with the comment in it. */
export async function answerComment(
  request: Request,
  actor: Actor,
  id: string,
  parts: SharingParts,
): Promise<Response> {
  const order = await readOrder(request, commentOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  const written = await writeComment(actor, parts.store, id, order.value, parts.at);
  switch (written) {
    case "written":
      return answerReview(actor, id, parts);
    case "missing":
      return answerProblem(NO_LINK);
    case "no such comment":
      return answerProblem(NO_COMMENT);
    case "full":
      return answerProblem(FULL);
    default:
      return written satisfies never;
  }
}

/** `PUT /api/comments/:id`: whether it is resolved. */
export async function answerResolution(
  request: Request,
  actor: Actor,
  id: string,
  { store, at }: SharingParts,
): Promise<Response> {
  const order = await readOrder(request, resolutionOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  const isDone = await resolveComment(actor, store, { id, isResolved: order.value.is_resolved }, at);
  return isDone ? answerNothing() : answerProblem(NO_COMMENT);
}

/** `DELETE /api/comments/:id`. */
export const answerCommentDeletion = async (
  actor: Actor,
  id: string,
  { store, at }: SharingParts,
): Promise<Response> =>
  (await deleteComment(actor, store, id, at)) ? answerNothing() : answerProblem(NO_COMMENT);

/** `POST /api/shares/:id/approval`: the review with the approval in it. */
export async function answerApproving(actor: Actor, id: string, parts: SharingParts): Promise<Response> {
  const approving = await approve(actor, parts.store, id, parts.at);
  switch (approving) {
    case "approved":
      return answerReview(actor, id, parts);
    case "missing":
      return answerProblem(NO_LINK);
    case "own":
      return answerProblem(OWN);
    case "over":
      return answerProblem(OVER);
    default:
      return approving satisfies never;
  }
}

/** `DELETE /api/shares/:id/approval`: takes one's own back. */
export const answerWithdrawal = async (
  actor: Actor,
  id: string,
  { store, at }: SharingParts,
): Promise<Response> =>
  (await withdrawApproval(actor, store, id, at)) ? answerNothing() : answerProblem(NO_APPROVAL);

/** `POST /api/approvals`: who approved exactly the content in the body. It changes nothing. */
export async function answerApprovals(
  request: Request,
  actor: Actor,
  { store }: SharingParts,
): Promise<Response> {
  const order = await readOrder(request, contentOrderSchema);
  return order.ok
    ? answerJson(200, await findApprovals(actor, store, order.value.content))
    : answerProblem(order.problem);
}
