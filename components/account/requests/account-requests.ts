import type * as z from "zod/mini";
import { askJson, askNothing, withJson } from "@/components/requests/ask-server";
import {
  accountSchema,
  type passwordOrderSchema,
  recoveryCodesSchema,
  sessionsSchema,
  totpSetupSchema,
} from "@/lib/accounts/contract/account";
import { newTokenSchema, type TokenOrder, tokensSchema } from "@/lib/accounts/contract/members";

const toPath = (list: "sessions" | "tokens", id: string) => `/api/auth/${list}/${encodeURIComponent(id)}`;
const DELETE = withJson("DELETE", {});

export const fetchMe = () => askJson("/api/auth/me", accountSchema);
export const putName = (name: string) => askNothing("/api/auth/name", withJson("PUT", { name }));
export const putPassword = (order: z.input<typeof passwordOrderSchema>) =>
  askNothing("/api/auth/password", withJson("PUT", order));

export const fetchSessions = () => askJson("/api/auth/sessions", sessionsSchema);
export const deleteSession = (id: string) => askNothing(toPath("sessions", id), DELETE);
/** All but this browser's own. */
export const deleteOtherSessions = () => askNothing("/api/auth/sessions", DELETE);

/** Begins a second factor, which holds once a code of it was confirmed. */
export const postTotp = (password: string) =>
  askJson("/api/auth/totp", totpSetupSchema, withJson("POST", { password }));
export const putTotp = (code: string) => askNothing("/api/auth/totp", withJson("PUT", { code }));
export const deleteTotp = (password: string) =>
  askNothing("/api/auth/totp", withJson("DELETE", { password }));
/** New recovery codes; those of before stop working. */
export const postRecoveryCodes = (password: string) =>
  askJson("/api/auth/recovery-codes", recoveryCodesSchema, withJson("POST", { password }));

export const fetchTokens = () => askJson("/api/auth/tokens", tokensSchema);
export const postToken = (order: TokenOrder) =>
  askJson("/api/auth/tokens", newTokenSchema, withJson("POST", order));
export const deleteToken = (id: string) => askNothing(toPath("tokens", id), DELETE);
