import type * as z from "zod/mini";
import { askJson, askNothing, withJson } from "@/components/requests/ask-server";
import {
  type Link,
  type linkUseSchema,
  linkViewSchema,
  type secondFactorOrderSchema,
  signInAnswerSchema,
  type signInOrderSchema,
} from "@/lib/accounts/contract/sign-in";

export const postSignIn = (order: z.input<typeof signInOrderSchema>) =>
  askJson("/api/auth/sign-in", signInAnswerSchema, withJson("POST", order));

export const postSecondFactor = (order: z.input<typeof secondFactorOrderSchema>) =>
  askJson("/api/auth/second-factor", signInAnswerSchema, withJson("POST", order));

export const postSignOut = () => askNothing("/api/auth/sign-out", withJson("POST", {}));

/** What a one-time link is for. */
export const postLink = (link: Link) =>
  askJson("/api/auth/links", linkViewSchema, withJson("POST", { link }));

export const postLinkUse = (use: z.input<typeof linkUseSchema>) =>
  askJson("/api/auth/links/use", signInAnswerSchema, withJson("POST", use));
