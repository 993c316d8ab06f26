import * as z from "zod/mini";
import {
  givenPasswordSchema,
  accountNameSchema,
  newPasswordSchema,
  emailSchema,
  roleSchema,
  totpCodeSchema,
} from "./account";
import { SECRET_LENGTH } from "./limits";
import type { Endpoint } from "./endpoint";

/** `POST /api/auth/sign-in` */
export const signInOrderSchema = z.strictObject({ email: emailSchema, password: givenPasswordSchema });
/** `PUT /api/auth/sign-in`: an app code or a recovery code. */
const secondFactorOrderSchema = z.union([
  z.strictObject({ code: totpCodeSchema }),
  z.strictObject({ recovery_code: z.string().check(z.trim(), z.minLength(1), z.maxLength(32)) }),
]);
/** Both return this with 200. */
const signInAnswerSchema = z.object({ next: z.enum(["signed-in", "second-factor"]) });
export type SignInAnswer = z.output<typeof signInAnswerSchema>;

/**
 * A one-time link is `/setup#<kind>.<id>.<secret>`; the browser keeps the fragment and posts it.
 */
const LINK_KINDS = ["set-up", "invitation", "reset"] as const;
const linkSchema = z.strictObject({
  kind: z.enum(LINK_KINDS),
  id: z.string().check(z.regex(/^[\w-]{1,36}$/)),
  secret: z.string().check(z.regex(new RegExp(`^[\\w-]{${SECRET_LENGTH}}$`))),
});
export type Link = z.output<typeof linkSchema>;

/** Parses what follows the `#`; null if it is no link. */
export function parseLink(fragment: string): Link | null {
  const [kind, id, secret, ...more] = fragment.replace(/^#/, "").split(".");
  const read = linkSchema.safeParse({ kind, id, secret });
  return read.success && more.length === 0 ? read.data : null;
}

/** What follows the `#`. */
export const formatLink = ({ kind, id, secret }: Link): string => `${kind}.${id}.${secret}`;

/** `POST /api/auth/links`: what a link is for. Wrong, used and expired ones get the same 403. */
export const oneTimeLinkOrderSchema = z.strictObject({ link: linkSchema });
export const linkViewSchema = z.object({
  kind: z.enum(LINK_KINDS),
  /** Whose it is; null for set-up, which has no account yet. */
  email: z.nullable(z.string()),
  role: roleSchema,
  expires_at: z.number(),
});
export type LinkView = z.output<typeof linkViewSchema>;

/** `PUT /api/auth/links`: 200 as a sign-in. `email` only for set-up, `name` not for reset. */
export const linkUseSchema = z.strictObject({
  link: linkSchema,
  email: z.optional(emailSchema),
  name: z.optional(accountNameSchema),
  password: newPasswordSchema,
});

export const signInEndpoints = {
  signIn: {
    method: "POST",
    path: "/api/auth/sign-in",
    summary: "Signs in with e-mail and password",
    access: "anyone",
    body: signInOrderSchema,
    answers: { 200: signInAnswerSchema },
  },
  proveSecondFactor: {
    method: "PUT",
    path: "/api/auth/sign-in",
    summary: "The second step of signing in: a code from the app, or a recovery code",
    access: "anyone",
    body: secondFactorOrderSchema,
    answers: { 200: signInAnswerSchema },
  },
  viewLink: {
    method: "POST",
    path: "/api/auth/links",
    summary: "What a one-time link is for",
    access: "anyone",
    body: oneTimeLinkOrderSchema,
    answers: { 200: linkViewSchema },
  },
  useLink: {
    method: "PUT",
    path: "/api/auth/links",
    summary: "Uses a one-time link: sets up, joins, or sets a new password",
    access: "anyone",
    body: linkUseSchema,
    answers: { 200: signInAnswerSchema },
  },
} as const satisfies Record<string, Endpoint>;
