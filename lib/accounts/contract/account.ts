import * as z from "zod/mini";
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "./limits";
import { roleSchema } from "./role";

export const emailSchema = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(MAX_EMAIL_LENGTH), z.email());
export const nameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_NAME_LENGTH));
/** A password that is being chosen. Not trimmed: every character counts. */
export const newPasswordSchema = z
  .string()
  .check(z.minLength(MIN_PASSWORD_LENGTH), z.maxLength(MAX_PASSWORD_LENGTH));
/** A password that is being given: whatever is too long is simply wrong. */
export const givenPasswordSchema = z.string().check(z.minLength(1), z.maxLength(MAX_PASSWORD_LENGTH));

/** `GET /api/auth/me`: whoever asks. */
export const accountSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  has_second_factor: z.boolean(),
});
export type Account = z.output<typeof accountSchema>;

export const nameOrderSchema = z.strictObject({ name: nameSchema });
export const passwordOrderSchema = z.strictObject({ current: givenPasswordSchema, next: newPasswordSchema });
/** What asks for the password once more before something that an open session alone must not do. */
export const proofOrderSchema = z.strictObject({ password: givenPasswordSchema });

/** `GET /api/auth/sessions`, newest first. Times in epoch ms. */
export const sessionsSchema = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      created_at: z.number(),
      seen_at: z.number(),
      address: z.string(),
      /** The browser and system, as far as the browser names them. */
      browser: z.string(),
      is_current: z.boolean(),
    }),
  ),
});
export type Session = z.output<typeof sessionsSchema>["sessions"][number];

/** `POST /api/auth/totp`: what an authenticator app takes; the second factor holds once a code was confirmed. */
export const totpSetupSchema = z.object({
  uri: z.string(),
  secret: z.string(),
  recovery_codes: z.array(z.string()),
});
export type TotpSetup = z.output<typeof totpSetupSchema>;
export const totpCodeSchema = z.string().check(z.regex(/^\d{6}$/));
export const totpConfirmationSchema = z.strictObject({ code: totpCodeSchema });
export const recoveryCodesSchema = z.object({ recovery_codes: z.array(z.string()) });
