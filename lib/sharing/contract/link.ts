import * as z from "zod/mini";
import { contentSchema } from "@/lib/message/content-schema";

/** For how many days a kept link may open. */
export const LINK_DAYS = [1, 7, 30, 90] as const;
/** Links of one account that open at a time. */
export const MAX_OPEN_LINKS = 100;

const SECRET = /^[\w-]{43}$/;

/** A kept link that opens, that is past its day, or that was taken back. */
export const linkStateSchema = z.enum(["open", "expired", "revoked"]);
export type LinkState = z.output<typeof linkStateSchema>;

/** `POST /api/shares`: keeps the content as it is now. */
export const linkOrderSchema = z.strictObject({
  content: contentSchema,
  days: z.union(LINK_DAYS.map((days) => z.literal(days))),
});
export type LinkOrder = z.output<typeof linkOrderSchema>;

/** Its address is told this once: only a hash of the secret in it is kept. */
export const newLinkSchema = z.object({ id: z.string(), url: z.string(), expires_at: z.number() });
export type NewLink = z.output<typeof newLinkSchema>;

/** `GET /api/shares`: one's own, newest first. Times in epoch ms. */
export const linksSchema = z.object({
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
      /** How often it was opened. Nothing is kept of who did. */
      views: z.number(),
      approvals: z.number(),
      /** Comments that are not resolved. */
      comments: z.number(),
    }),
  ),
});
export type KeptLink = z.output<typeof linksSchema>["links"][number];

/** `POST /api/shares/open`, by whoever has the address. */
export const openOrderSchema = z.strictObject({ secret: z.string().check(z.regex(SECRET)) });
export const openedLinkSchema = z.object({
  id: z.string(),
  content: contentSchema,
  expires_at: z.number(),
});
export type OpenedLink = z.output<typeof openedLinkSchema>;
