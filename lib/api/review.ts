import * as z from "zod/mini";
import { contentSchema } from "@/lib/message/content-schema";
import { linkStateSchema } from "./short-link";
import type { Endpoint } from "./endpoint";

export const MAX_COMMENT_LENGTH = 2_000;
/** Comments per short link. */
export const MAX_COMMENTS = 200;

/** A field's draft path ("sections.1.rows.0.title"), or "" for the whole message. */
const PLACE =
  /^(?:header|body|footer|button|audioUrl|sections\.\d{1,3}\.(?:title|rows\.\d{1,3}\.(?:title|description|id)))?$/;

/** Who did something, and when (epoch ms). */
const actSchema = z.object({ by: z.string(), at: z.number() });

const approvalSchema = z.object({
  ...actSchema.shape,
  /** The actor gave it and can withdraw it. */
  is_own: z.boolean(),
});
export type ContentApproval = z.output<typeof approvalSchema>;

const commentSchema = z.object({
  id: z.string(),
  /** The comment that it replies to. */
  reply_to: z.nullable(z.string()),
  place: z.string(),
  words: z.string(),
  ...actSchema.shape,
  resolved: z.nullable(actSchema),
  /** The actor wrote it, or is an owner. */
  may_delete: z.boolean(),
});
export type Comment = z.output<typeof commentSchema>;

/** `GET /api/shares/:id`: a short link's comments and approvals. */
const reviewSchema = z.object({
  id: z.string(),
  content: contentSchema,
  content_hash: z.string(),
  made: actSchema,
  is_own: z.boolean(),
  state: linkStateSchema,
  expires_at: z.number(),
  approvals: z.array(approvalSchema),
  comments: z.array(commentSchema),
});
export type LinkReview = z.output<typeof reviewSchema>;

/** `POST /api/shares/:id/comments` */
export const commentOrderSchema = z.strictObject({
  place: z.string().check(z.maxLength(60), z.regex(PLACE)),
  words: z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_COMMENT_LENGTH)),
  reply_to: z.nullable(z.uuid()),
});
export type CommentOrder = z.output<typeof commentOrderSchema>;

/** `DELETE /api/shares/:id/comments` */
const commentChoiceSchema = z.strictObject({ comment_id: z.uuid() });

/** `PATCH /api/shares/:id/comments` */
const resolutionOrderSchema = z.strictObject({ comment_id: z.uuid(), is_resolved: z.boolean() });
export type ResolutionOrder = z.output<typeof resolutionOrderSchema>;

/** `PATCH /api/shares/:id` */
const approvalOrderSchema = z.strictObject({ is_approved: z.boolean() });

/** `POST /api/approvals`: who approved exactly this content. */
const contentOrderSchema = z.strictObject({ content: contentSchema });
const approvalsSchema = z.object({
  content_hash: z.string(),
  approvals: z.array(z.object({ ...actSchema.shape })),
});
export type Approvals = z.output<typeof approvalsSchema>;

export const reviewEndpoints = {
  find: {
    method: "GET",
    path: "/api/shares/{id}",
    summary: "Comments on a shared message and its approvals",
    access: "look",
    answers: { 200: reviewSchema },
  },
  comment: {
    method: "POST",
    path: "/api/shares/{id}/comments",
    summary: "Comments on a shared message",
    access: "look",
    body: commentOrderSchema,
    answers: { 200: reviewSchema },
  },
  resolveComment: {
    method: "PATCH",
    path: "/api/shares/{id}/comments",
    summary: "Resolves a comment, or reopens it",
    access: "look",
    body: resolutionOrderSchema,
    answers: { 204: null },
  },
  deleteComment: {
    method: "DELETE",
    path: "/api/shares/{id}/comments",
    summary: "Deletes a comment",
    access: "look",
    body: commentChoiceSchema,
    answers: { 204: null },
  },
  approve: {
    method: "PATCH",
    path: "/api/shares/{id}",
    summary: "Approves a shared message, or withdraws your approval",
    access: "session",
    body: approvalOrderSchema,
    answers: { 200: reviewSchema },
  },
  approvals: {
    method: "POST",
    path: "/api/approvals",
    summary: "Who approved exactly this content; read only",
    access: "look",
    body: contentOrderSchema,
    answers: { 200: approvalsSchema },
  },
} as const satisfies Record<string, Endpoint>;
