import * as z from "zod/mini";
import { givenPasswordSchema, nameSchema, newPasswordSchema, emailSchema, totpCodeSchema } from "./account";
import { SECRET_LENGTH } from "./limits";
import { roleSchema } from "./role";

/** `POST /api/auth/sign-in` */
export const signInOrderSchema = z.strictObject({ email: emailSchema, password: givenPasswordSchema });
/** `POST /api/auth/second-factor`: a code of the app, or one of the codes kept for its loss. */
export const secondFactorOrderSchema = z.union([
  z.strictObject({ code: totpCodeSchema }),
  z.strictObject({ recovery_code: z.string().check(z.trim(), z.minLength(1), z.maxLength(32)) }),
]);
/** What both answer, with 200. */
export const signInAnswerSchema = z.object({ next: z.enum(["signed-in", "second-factor"]) });
export type SignInAnswer = z.output<typeof signInAnswerSchema>;

/** A one-time link is `/setup#<kind>.<id>.<secret>`: the fragment stays in the browser, which posts it. */
export const LINK_KINDS = ["set-up", "invitation", "reset"] as const;
export const linkSchema = z.strictObject({
  kind: z.enum(LINK_KINDS),
  id: z.string().check(z.regex(/^[\w-]{1,36}$/)),
  secret: z.string().check(z.regex(new RegExp(`^[\\w-]{${SECRET_LENGTH}}$`))),
});
export type Link = z.output<typeof linkSchema>;

/** A link as it stands after the `#`, or null. */
export function parseLink(fragment: string): Link | null {
  const [kind, id, secret, ...more] = fragment.replace(/^#/, "").split(".");
  const read = linkSchema.safeParse({ kind, id, secret });
  return read.success && more.length === 0 ? read.data : null;
}

/** What follows the `#`. */
export const formatLink = ({ kind, id, secret }: Link): string => `${kind}.${id}.${secret}`;

/** `POST /api/auth/links` asks what a link is for; a wrong, used or expired one is 403, whichever it is. */
export const linkOrderSchema = z.strictObject({ link: linkSchema });
export const linkViewSchema = z.object({
  kind: z.enum(LINK_KINDS),
  /** Whose it is; null for set-up, which has no account yet. */
  email: z.nullable(z.string()),
  role: roleSchema,
  expires_at: z.number(),
});
export type LinkView = z.output<typeof linkViewSchema>;

/** `POST /api/auth/links/use`: 200 as a sign-in. `email` with set-up only, `name` not with reset. */
export const linkUseSchema = z.strictObject({
  link: linkSchema,
  email: z.optional(emailSchema),
  name: z.optional(nameSchema),
  password: newPasswordSchema,
});
