import "server-only";

/** The tables of what FlowIQ's webhooks bring; what holds for all tables stands in tables.ts. */
export type WebhookSecretsTable = {
  id: string;
  /** SHA-256 of the secret in the receiver's URL. */
  hash: string;
  created_by: string;
  created_at: number;
  /** Null for the current one; the one before it works until then. */
  expires_at: number | null;
};

export type EventOutcome = "taken" | "set aside" | "ignored";

/** Appended and never changed. They go with their person, or when their time is over. */
export type InboxEventsTable = {
  id: string;
  event_type: string;
  /**
   * The message's ID; "sha256:…" of the body where an event has none. Unique with type and status.
   */
  wamid: string;
  status: string;
  organization_id: string;
  outcome: EventOutcome;
  /** Whom it is about, as conversation_keys writes it. */
  person: string | null;
  at: number;
  /** Exactly as it was posted. */
  body: string;
};

/**
 * What the receipts say about each message that left, under the ID by which Menuet knows it. Times
 * only get earlier.
 */
export type DeliveriesTable = {
  wamid: string;
  /** What stays the same where the ID around it is written otherwise. */
  key_id: string | null;
  person: string | null;
  sent_at: number | null;
  delivered_at: number | null;
  read_at: number | null;
  failed_at: number | null;
  warned_at: number | null;
  /** When the first one arrived. */
  first_at: number;
  is_claimed: number;
};

export type ConversationsTable = {
  id: string;
  /** FlowIQ's contact, where it was asked for and there is one. */
  name: string | null;
  named_at: number | null;
  contact_id: string | null;
  /** Digits. */
  number: string | null;
  /** A business-scoped id, of a person without a number. */
  user_id: string | null;
  last_text: string;
  last_direction: "in" | "out";
  last_at: number;
  /** The customer's latest message: what the window rests on. */
  last_in_at: number | null;
  unread: number;
  /** Messages up to this id are read. */
  read_to: string;
  assigned_to: string | null;
  is_done: number;
  is_sample: number;
  /** Rises with every change, in epoch ms or just after: the cursor of the stream. */
  changed: number;
};

/** Whose conversation is whose: unique, so that it decides the race of three first messages. */
export type ConversationKeysTable = { key: string; conversation_id: string };

/** Bubbles, but for our own sends, which are the outbox's. Ids are of the message's own time. */
export type InboxMessagesTable = {
  id: string;
  conversation_id: string;
  direction: "in" | "out";
  kind: string;
  text: string;
  /** Null for what FlowIQ's history tells. */
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
  /** JSON: the row that was picked, or those that it may have been. */
  picked: string | null;
  event_id: string | null;
  /** Tells one message of FlowIQ's history from another. */
  history_key: string | null;
};

/** Answers to lists that Menuet sent. `row_id`: null where rows share the title. */
export type InboxPicksTable = {
  message_id: string;
  send_id: string;
  conversation_id: string;
  row_id: string | null;
  at: number;
};

/** Which messages hold a word, folded. `id`: of a bubble or of a send. */
export type InboxTermsTable = { term: string; id: string; conversation_id: string };
/** Words of names, and ends of numbers. */
export type ConversationTermsTable = { term: string; conversation_id: string };

/** What each open stream's person looks at. */
export type InboxPresenceTable = {
  stream: string;
  conversation_id: string | null;
  account_id: string;
  is_typing: number;
  until: number;
};
