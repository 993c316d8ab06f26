import "server-only";

/** A message as it was when its link was made: it never changes. */
export type KeptLinksTable = {
  id: string;
  /** SHA-256 of the secret in the address. */
  hash: string;
  /** JSON: what the message says. */
  content: string;
  /** SHA-256 of that as it would be sent, in hex: what an approval names. */
  content_hash: string;
  name: string;
  /** Who made it. */
  account_id: string;
  created_at: number;
  expires_at: number;
  revoked_at: number | null;
  /** How often it was opened. */
  views: number;
};

export type CommentsTable = {
  id: string;
  link_id: string;
  reply_to: string | null;
  /** A draft path, or "" for the whole message. */
  place: string;
  words: string;
  account_id: string;
  created_at: number;
  resolved_by: string | null;
  resolved_at: number | null;
};

/** Who holds which content for right. It names nothing but the content: another one has no approval. */
export type ApprovalsTable = { content_hash: string; account_id: string; approved_at: number };
