import "server-only";

/** Tables for FlowIQ's webhook events. Conventions are in tables.ts. */
export type WebhookSecretsTable = {
  id: string;
  /** SHA-256 of the secret in the receiver's URL. */
  hash: string;
  created_by: string;
  created_at: number;
  /** Null for the current secret; the previous one works until this time. */
  expires_at: number | null;
};

export type EventOutcome = "taken" | "set aside" | "ignored";

/** Append-only; deleted with their person, or once expired. */
export type InboxEventsTable = {
  id: string;
  event_type: string;
  /** The message's ID, or "sha256:…" of the body if it has none. Unique with type and status. */
  wamid: string;
  status: string;
  organization_id: string;
  outcome: EventOutcome;
  /** The person it is about, as in conversation_keys. */
  person: string | null;
  at: number;
  /** The posted body, unchanged. */
  body: string;
};

/** Receipts of a sent message, under the message ID that Menuet knows. Times only get earlier. */
export type DeliveriesTable = {
  wamid: string;
  /** The key ID inside the message ID; it stays the same if the ID is encoded differently. */
  key_id: string | null;
  person: string | null;
  sent_at: number | null;
  delivered_at: number | null;
  read_at: number | null;
  failed_at: number | null;
  warned_at: number | null;
  /** When the first receipt arrived. */
  first_at: number;
  is_claimed: number;
};

export type ConversationsTable = {
  id: string;
  /** FlowIQ's contact name, if requested and known. */
  name: string | null;
  named_at: number | null;
  contact_id: string | null;
  /** Digits. */
  number: string | null;
  /** A business-scoped ID, for a person without a number. */
  user_id: string | null;
  last_text: string;
  last_direction: "in" | "out";
  last_at: number;
  /** The customer's latest message, which opens the 24-hour window. */
  last_in_at: number | null;
  unread: number;
  /** Messages up to this id are read. */
  read_to: string;
  assigned_to: string | null;
  is_done: number;
  is_sample: number;
  /** Rises with every change, at epoch ms or just after: the stream's cursor. */
  changed: number;
};

/** Maps a person's key to their conversation; unique, so concurrent first messages create one. */
export type ConversationKeysTable = { key: string; conversation_id: string };

/**
 * Message bubbles, except our own sends, which are in `sends`. IDs carry the message's own time.
 */
export type InboxMessagesTable = {
  id: string;
  conversation_id: string;
  direction: "in" | "out";
  kind: string;
  text: string;
  /** Null for messages from FlowIQ's history. */
  wamid: string | null;
  key_id: string | null;
  at: number;
  author_kind: "bot" | "colleague" | "system" | null;
  reply_to: string | null;
  media_type: string | null;
  media_url: string | null;
  file_name: string | null;
  /** JSON. */
  location: string | null;
  /** JSON: the picked row, or the candidates. */
  picked: string | null;
  event_id: string | null;
  /** Identifies a message of FlowIQ's history, which has no message IDs. */
  history_key: string | null;
};

/** Picks from lists that Menuet sent. `row_id`: null if several rows share the title. */
export type InboxPicksTable = {
  message_id: string;
  send_id: string;
  conversation_id: string;
  row_id: string | null;
  at: number;
};

/** Which messages contain a folded word. `id`: a bubble's or a send's. */
export type InboxTermsTable = { term: string; id: string; conversation_id: string };
/** Words of names, and endings of numbers. */
export type ConversationTermsTable = { term: string; conversation_id: string };

/** The conversation that each open stream's user views. */
export type InboxPresenceTable = {
  stream: string;
  conversation_id: string | null;
  account_id: string;
  is_typing: number;
  until: number;
};
