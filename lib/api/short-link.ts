import * as z from "zod/mini";
import { contentSchema } from "@/lib/message/content-schema";
import type { Endpoint } from "./endpoint";

/** Days that a short link can be valid. */
const LINK_DAYS = [1, 7, 30, 90] as const;
/** Open links per account. */
export const MAX_OPEN_LINKS = 100;

const SECRET = /^[\w-]{43}$/;

export const linkStateSchema = z.enum(["open", "expired", "revoked"]);
export type LinkState = z.output<typeof linkStateSchema>;

/** `POST /api/shares`: stores the content as it is now. */
export const linkOrderSchema = z.strictObject({
  content: contentSchema,
  days: z.union(LINK_DAYS.map((days) => z.literal(days))),
});
export type LinkOrder = z.output<typeof linkOrderSchema>;

/** The URL is returned only here; the store has only a hash of the secret. */
export const newLinkSchema = z.object({ id: z.string(), url: z.string(), expires_at: z.number() });
export type NewLink = z.output<typeof newLinkSchema>;

/** `GET /api/shares`: the actor's, newest first. Times in epoch ms. */
const linksSchema = z.object({
  links: z.array(
    z.object({
      id: z.string(),
      /** The message's header, or its kind. */
      name: z.string(),
      /** SHA-256 of the content, in hex. */
      content_hash: z.string(),
      state: linkStateSchema,
      created_at: z.number(),
      expires_at: z.number(),
      /** View count. Who opened it isn't stored. */
      views: z.number(),
      approvals: z.number(),
      /** Comments that are not resolved. */
      comments: z.number(),
    }),
  ),
});
export type ShortLink = z.output<typeof linksSchema>["links"][number];

/** `POST /api/shares/open`, for anyone with the URL: the message, and nothing about its author. */
const openOrderSchema = z.strictObject({ secret: z.string().check(z.regex(SECRET)) });
const openedLinkSchema = z.object({
  id: z.string(),
  content: contentSchema,
  expires_at: z.number(),
});
export type OpenedLink = z.output<typeof openedLinkSchema>;

export const shortLinkEndpoints = {
  list: {
    method: "GET",
    path: "/api/shares",
    summary: "Your short links, newest first",
    access: "send",
    answers: { 200: linksSchema },
  },
  create: {
    method: "POST",
    path: "/api/shares",
    summary: "Creates a short link; its URL is shown once",
    access: "send",
    body: linkOrderSchema,
    answers: { 201: newLinkSchema },
  },
  revoke: {
    method: "DELETE",
    path: "/api/shares/{id}",
    summary: "Revokes a short link",
    access: "send",
    answers: { 204: null },
  },
  open: {
    method: "POST",
    path: "/api/shares/open",
    summary: "The message behind a short link, for anyone with its URL",
    access: "anyone",
    body: openOrderSchema,
    answers: { 200: openedLinkSchema },
  },
} as const satisfies Record<string, Endpoint>;
