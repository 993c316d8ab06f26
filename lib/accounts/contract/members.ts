import * as z from "zod/mini";
import { emailSchema, nameSchema } from "./account";
import { roleSchema } from "./role";

/** `GET /api/members`, by name. */
export const membersSchema = z.object({
  members: z.array(
    z.object({
      id: z.string(),
      email: z.string(),
      name: z.string(),
      role: roleSchema,
      is_active: z.boolean(),
      has_second_factor: z.boolean(),
      created_at: z.number(),
      seen_at: z.nullable(z.number()),
    }),
  ),
});
export type Member = z.output<typeof membersSchema>["members"][number];

/** `PUT /api/members/:id`. The last owner who is active stays one: 409. */
export const memberOrderSchema = z.strictObject({
  role: z.optional(roleSchema),
  is_active: z.optional(z.boolean()),
});
export type MemberOrder = z.output<typeof memberOrderSchema>;

/** `POST /api/invitations`, `POST /api/members/:id/reset`: a link that is shown once. */
export const invitationOrderSchema = z.strictObject({ email: emailSchema, role: roleSchema });
export type InvitationOrder = z.output<typeof invitationOrderSchema>;
export const newLinkSchema = z.object({ url: z.string(), expires_at: z.number() });
export type NewLink = z.output<typeof newLinkSchema>;

/** `GET /api/invitations`: those that still stand. `DELETE /api/invitations/:id` takes one back. */
export const invitationsSchema = z.object({
  invitations: z.array(
    z.object({
      id: z.string(),
      email: z.string(),
      role: roleSchema,
      invited_by: z.string(),
      created_at: z.number(),
      expires_at: z.number(),
    }),
  ),
});
export type Invitation = z.output<typeof invitationsSchema>["invitations"][number];

/** `GET /api/auth/tokens`: one's own. */
export const tokensSchema = z.object({
  tokens: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      role: roleSchema,
      created_at: z.number(),
      expires_at: z.nullable(z.number()),
      used_at: z.nullable(z.number()),
    }),
  ),
});
export type Token = z.output<typeof tokensSchema>["tokens"][number];

/** `POST /api/auth/tokens`: bound to a role that is at most one's own; `days` until it expires, null for never. */
export const tokenOrderSchema = z.strictObject({
  name: nameSchema,
  role: roleSchema,
  days: z.nullable(z.int().check(z.minimum(1), z.maximum(365))),
});
export type TokenOrder = z.output<typeof tokenOrderSchema>;
/** The secret is shown this once: only its hash is kept. */
export const newTokenSchema = z.object({ id: z.string(), secret: z.string() });
export type NewToken = z.output<typeof newTokenSchema>;
