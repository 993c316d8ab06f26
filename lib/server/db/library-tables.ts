import "server-only";

/** A shared message; it never changes. */
export type ShortLinksTable = {
  id: string;
  /** SHA-256 of the secret in the URL. */
  hash: string;
  /** JSON: the message's content. */
  content: string;
  /** SHA-256 (hex) of the content as it would be sent; approvals refer to it. */
  content_hash: string;
  name: string;
  /** Its author. */
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

/** Approvals: account and content hash. */
export type ApprovalsTable = { content_hash: string; account_id: string; approved_at: number };

/** Tables of the library. Conventions are in tables.ts. */
export type LibraryMessagesTable = {
  id: string;
  /** An ID made at the latest save, which sorts lists. */
  place: string;
  name: string;
  /** JSON: the tags as typed. */
  tags: string;
  kind: string;
  /** The message's first line, for lists. */
  first_line: string;
  is_archived: number;
  /** The number of its latest version. */
  version: number;
  content_hash: string;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  /** Name and tags, folded for search. */
  labels: string;
  /** All texts of the latest version, folded for search. */
  texts: string;
};

/** Append-only; deleted only with their message. */
export type LibraryVersionsTable = {
  message_id: string;
  version: number;
  at: number;
  author: string;
  note: string;
  /** The version that this one restored. */
  restored_from: number | null;
  content_hash: string;
  /** JSON. */
  content: string;
};

/** `tag`: folded for comparison. `name`: as typed. */
export type LibraryTagsTable = { tag: string; message_id: string; name: string };

/** Messages that an account starred. */
export type LibraryFavouritesTable = { account_id: string; message_id: string };

/** An account's drafts, one per browser's draft. */
export type DraftsTable = {
  account_id: string;
  /** The draft's ID in the browser that edits it. */
  draft_id: string;
  /** The library message and version that it started from. */
  message_id: string | null;
  from_version: number | null;
  /** The browser's name, as it reports it. */
  browser: string;
  saved_at: number;
  first_line: string;
  /** JSON. */
  content: string;
};
