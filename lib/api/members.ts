import * as z from "zod/mini";
import { emailSchema, accountNameSchema, roleSchema } from "./account";
import type { Endpoint } from "./endpoint";

/** `GET /api/members`, by name. */
const membersSchema = z.object({
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

/** `PUT /api/members/:id`. 409 for the last active owner. */
const memberOrderSchema = z.strictObject({
  role: z.optional(roleSchema),
  is_active: z.optional(z.boolean()),
});
export type MemberOrder = z.output<typeof memberOrderSchema>;

const MEMBER_ACTIONS = ["reset-password", "end-sessions"] as const;
export type MemberAction = (typeof MEMBER_ACTIONS)[number];

/** `POST /api/invitations`, and `reset-password` of a member: a link that is shown once. */
export const invitationOrderSchema = z.strictObject({ email: emailSchema, role: roleSchema });
export type InvitationOrder = z.output<typeof invitationOrderSchema>;
export const newOneTimeLinkSchema = z.object({ url: z.string(), expires_at: z.number() });
export type NewOneTimeLink = z.output<typeof newOneTimeLinkSchema>;

/** `GET /api/invitations`: open ones. `DELETE /api/invitations/:id` withdraws one. */
const invitationsSchema = z.object({
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

/** `GET /api/auth/tokens`: the actor's tokens. */
const tokensSchema = z.object({
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
export type ApiToken = z.output<typeof tokensSchema>["tokens"][number];

/** `POST /api/auth/tokens`: at most the actor's role. `days`: until it expires; null for never. */
export const tokenOrderSchema = z.strictObject({
  name: accountNameSchema,
  role: roleSchema,
  days: z.nullable(z.int().check(z.minimum(1), z.maximum(365))),
});
export type TokenOrder = z.output<typeof tokenOrderSchema>;
/** The secret is returned only here; the store has only its hash. */
export const newTokenSchema = z.object({ id: z.string(), secret: z.string() });
export type IssuedToken = z.output<typeof newTokenSchema>;

export const memberEndpoints = {
  list: {
    method: "GET",
    path: "/api/members",
    summary: "All accounts, by name",
    access: "manage",
    answers: { 200: membersSchema },
  },
  change: {
    method: "PUT",
    path: "/api/members/{id}",
    summary: "Changes a member's role, or deactivates or activates the account",
    access: "manage",
    body: memberOrderSchema,
    answers: { 204: null },
  },
  act: {
    method: "POST",
    path: "/api/members/{id}",
    summary: "Acts on a member: reset-password makes a link, shown once; end-sessions ends all sessions",
    access: "manage",
    body: z.strictObject({ action: z.enum(MEMBER_ACTIONS) }),
    answers: { 201: newOneTimeLinkSchema, 204: null },
  },
  invitations: {
    method: "GET",
    path: "/api/invitations",
    summary: "Invitations that are still open",
    access: "manage",
    answers: { 200: invitationsSchema },
  },
  invite: {
    method: "POST",
    path: "/api/invitations",
    summary: "Invites a person by a link, shown once",
    access: "manage",
    body: invitationOrderSchema,
    answers: { 201: newOneTimeLinkSchema },
  },
  withdrawInvitation: {
    method: "DELETE",
    path: "/api/invitations/{id}",
    summary: "Withdraws an invitation",
    access: "manage",
    answers: { 204: null },
  },
} as const satisfies Record<string, Endpoint>;

export const tokenEndpoints = {
  list: {
    method: "GET",
    path: "/api/auth/tokens",
    summary: "Your API tokens",
    access: "session",
    answers: { 200: tokensSchema },
  },
  issue: {
    method: "POST",
    path: "/api/auth/tokens",
    summary: "Issues an API token, shown once",
    access: "session",
    body: tokenOrderSchema,
    answers: { 201: newTokenSchema },
  },
  revoke: {
    method: "DELETE",
    path: "/api/auth/tokens/{id}",
    summary: "Revokes one of your tokens",
    access: "session",
    answers: { 204: null },
  },
} as const satisfies Record<string, Endpoint>;
