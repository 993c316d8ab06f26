import * as z from "zod/mini";
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "./limits";
import { ROLES } from "./role";
import type { Endpoint } from "./endpoint";

/** Not in `role.ts`, which loads with every page: zod must stay out of that. */
export const roleSchema = z.enum(ROLES);

export const emailSchema = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(MAX_EMAIL_LENGTH), z.email());
export const accountNameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_NAME_LENGTH));
/** A new password. Not trimmed: every character counts. */
export const newPasswordSchema = z
  .string()
  .check(z.minLength(MIN_PASSWORD_LENGTH), z.maxLength(MAX_PASSWORD_LENGTH));
/** An entered password; too long is simply wrong. */
export const givenPasswordSchema = z.string().check(z.minLength(1), z.maxLength(MAX_PASSWORD_LENGTH));

/** `GET /api/auth/me`: the actor. */
export const accountSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  has_second_factor: z.boolean(),
});
export type Account = z.output<typeof accountSchema>;

export const nameOrderSchema = z.strictObject({ name: accountNameSchema });
export const passwordOrderSchema = z.strictObject({ current: givenPasswordSchema, next: newPasswordSchema });
/** Asks for the password again, for actions that an open session alone must not do. */
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

/** `POST /api/auth/totp`: data for an authenticator app. Active once a code is confirmed. */
export const totpSetupSchema = z.object({
  uri: z.string(),
  secret: z.string(),
  recovery_codes: z.array(z.string()),
});
export type TotpSecret = z.output<typeof totpSetupSchema>;
export const totpCodeSchema = z.string().check(z.regex(/^\d{6}$/));
export const totpConfirmationSchema = z.strictObject({ code: totpCodeSchema });
const recoveryCodesSchema = z.object({ recovery_codes: z.array(z.string()) });

/** Stands for the id of the session that asks. */
export const CURRENT_SESSION = "current";

export const accountEndpoints = {
  me: {
    method: "GET",
    path: "/api/auth/me",
    summary: "Your account, with the role that this session or token has",
    access: "look",
    answers: { 200: accountSchema },
  },
  rename: {
    method: "PATCH",
    path: "/api/auth/me",
    summary: "Changes your name",
    access: "session",
    body: nameOrderSchema,
    answers: { 204: null },
  },
  changePassword: {
    method: "PUT",
    path: "/api/auth/password",
    summary: "Changes your password and ends your other sessions",
    access: "session",
    body: passwordOrderSchema,
    answers: { 204: null },
  },
  sessions: {
    method: "GET",
    path: "/api/auth/sessions",
    summary: "Your sessions, newest first",
    access: "session",
    answers: { 200: sessionsSchema },
  },
  endOtherSessions: {
    method: "DELETE",
    path: "/api/auth/sessions",
    summary: "Ends all your other sessions",
    access: "session",
    answers: { 204: null },
  },
  endSession: {
    method: "DELETE",
    path: "/api/auth/sessions/{id}",
    summary: `Ends one of your sessions; \`${CURRENT_SESSION}\` signs out`,
    access: "session",
    answers: { 204: null },
  },
  beginTotp: {
    method: "POST",
    path: "/api/auth/totp",
    summary: "Starts to set up a second factor (TOTP)",
    access: "session",
    body: proofOrderSchema,
    answers: { 200: totpSetupSchema },
  },
  confirmTotp: {
    method: "PUT",
    path: "/api/auth/totp",
    summary: "Confirms the second factor with a code from the app",
    access: "session",
    body: totpConfirmationSchema,
    answers: { 204: null },
  },
  removeTotp: {
    method: "DELETE",
    path: "/api/auth/totp",
    summary: "Removes the second factor",
    access: "session",
    body: proofOrderSchema,
    answers: { 204: null },
  },
  renewRecoveryCodes: {
    method: "PATCH",
    path: "/api/auth/totp",
    summary: "Makes new recovery codes",
    access: "session",
    body: proofOrderSchema,
    answers: { 200: recoveryCodesSchema },
  },
} as const satisfies Record<string, Endpoint>;
