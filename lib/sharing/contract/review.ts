import * as z from "zod/mini";
import { contentSchema } from "@/lib/message/content-schema";
import { linkStateSchema } from "./link";

export const MAX_COMMENT_LENGTH = 2_000;
/** Comments on one kept link. */
export const MAX_COMMENTS = 200;

/** The place of a field in a draft ("sections.1.rows.0.title"), or "" for the whole message. */
const PLACE =
  /^(?:header|body|footer|button|audioUrl|sections\.\d{1,3}\.(?:title|rows\.\d{1,3}\.(?:title|description|id)))?$/;

/** Who did something, and when (epoch ms). */
const actSchema = z.object({ by: z.string(), at: z.number() });

export const approvalSchema = z.object({
  ...actSchema.shape,
  /** Whoever asks gave it, and can take it back. */
  is_own: z.boolean(),
});
export type Approval = z.output<typeof approvalSchema>;

export const commentSchema = z.object({
  id: z.string(),
  /** The comment that it answers. */
  reply_to: z.nullable(z.string()),
  place: z.string(),
  words: z.string(),
  ...actSchema.shape,
  resolved: z.nullable(actSchema),
  /** Whoever asks wrote it, or is an owner. */
  may_delete: z.boolean(),
});
export type Comment = z.output<typeof commentSchema>;

/** `GET /api/shares/:id`: what members say about a kept link's message. */
export const reviewSchema = z.object({
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
export type Review = z.output<typeof reviewSchema>;

/** `POST /api/shares/:id/comments` */
export const commentOrderSchema = z.strictObject({
  place: z.string().check(z.maxLength(60), z.regex(PLACE)),
  words: z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_COMMENT_LENGTH)),
  reply_to: z.nullable(z.uuid()),
});
export type CommentOrder = z.output<typeof commentOrderSchema>;

/** `PUT /api/comments/:id` */
export const resolutionOrderSchema = z.strictObject({ is_resolved: z.boolean() });

/** `POST /api/approvals`: who approved exactly this content. */
export const contentOrderSchema = z.strictObject({ content: contentSchema });
export const approvalsSchema = z.object({
  content_hash: z.string(),
  approvals: z.array(z.object({ ...actSchema.shape })),
});
export type Approvals = z.output<typeof approvalsSchema>;
