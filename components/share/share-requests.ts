import { askJson, askNothing, withJson } from "@/components/requests/ask-server";
import { type LinkOrder, linksSchema, newLinkSchema, openedLinkSchema } from "@/lib/sharing/contract/link";
import {
  approvalsSchema,
  type CommentOrder,
  contentOrderSchema,
  reviewSchema,
} from "@/lib/sharing/contract/review";
import type * as z from "zod/mini";

export const LINKS_KEY = ["kept links"];
export const toReviewKey = (id: string) => ["review", id];

const toPath = (id: string) => `/api/shares/${encodeURIComponent(id)}`;

export const fetchLinks = () => askJson("/api/shares", linksSchema);
export const postLink = (order: LinkOrder) => askJson("/api/shares", newLinkSchema, withJson("POST", order));
export const deleteLink = (id: string) => askNothing(toPath(id), { method: "DELETE" });
/** Each one is counted as an opening. */
export const postOpening = (secret: string) =>
  askJson("/api/shares/open", openedLinkSchema, withJson("POST", { secret }));

export const fetchReview = (id: string) => askJson(toPath(id), reviewSchema);
export const postComment = (id: string, order: CommentOrder) =>
  askJson(`${toPath(id)}/comments`, reviewSchema, withJson("POST", order));
export const putResolution = (commentId: string, isResolved: boolean) =>
  askNothing(`/api/comments/${encodeURIComponent(commentId)}`, withJson("PUT", { is_resolved: isResolved }));
export const deleteComment = (commentId: string) =>
  askNothing(`/api/comments/${encodeURIComponent(commentId)}`, { method: "DELETE" });
export const postApproval = (id: string) =>
  askJson(`${toPath(id)}/approval`, reviewSchema, withJson("POST", {}));
export const deleteApproval = (id: string) => askNothing(`${toPath(id)}/approval`, { method: "DELETE" });

/** Who approved exactly this content. */
export const askApprovals = (order: z.output<typeof contentOrderSchema>) =>
  askJson("/api/approvals", approvalsSchema, withJson("POST", order));
