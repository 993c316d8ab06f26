import "server-only";

/** The tables of what is kept to be sent again; what holds for all tables stands in tables.ts. */
export type LibraryMessagesTable = {
  id: string;
  /** An id of the moment of its latest save: the order of lists, the latest first. */
  place: string;
  name: string;
  /** JSON: texts, as they were written. */
  tags: string;
  kind: string;
  /** How it begins, for lists. */
  first_line: string;
  is_archived: number;
  /** The number of its latest version. */
  version: number;
  content_hash: string;
  created_by: string;
  created_at: number;
  changed_by: string;
  changed_at: number;
  /** Name and tags as the search compares them. */
  labels: string;
  /** All texts of the latest version as the search compares them. */
  texts: string;
};

/** Appended and never changed; they go with their message only. */
export type LibraryVersionsTable = {
  message_id: string;
  version: number;
  at: number;
  author: string;
  note: string;
  /** The earlier version that this one brought back. */
  restored_from: number | null;
  content_hash: string;
  /** JSON. */
  content: string;
};

/** `tag`: as tags are compared; `name`: as it was written. */
export type LibraryTagsTable = { tag: string; message_id: string; name: string };

/** What an account has starred for itself. */
export type LibraryFavouritesTable = { account_id: string; message_id: string };

/** What an account is typing, one for each browser's draft. */
export type DraftsTable = {
  account_id: string;
  /** The draft's own id in the browser that types it. */
  draft_id: string;
  /** The library message that it began from, and which version of it. */
  message_id: string | null;
  from_version: number | null;
  /** What the browser calls itself. */
  browser: string;
  saved_at: number;
  first_line: string;
  /** JSON. */
  content: string;
};
