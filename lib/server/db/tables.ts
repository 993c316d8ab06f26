import "server-only";
import type { Generated } from "kysely";
import type {
  AccountsTable,
  CredentialsTable,
  SessionsTable,
  SecondFactorsTable,
  SignInStepsTable,
  TokensTable,
  DevicesTable,
  LinksTable,
  TurnsTable,
} from "./account-tables";
import type {
  ApprovalsTable,
  CommentsTable,
  DraftsTable,
  ShortLinksTable,
  LibraryFavouritesTable,
  LibraryMessagesTable,
  LibraryTagsTable,
  LibraryVersionsTable,
} from "./library-tables";
import type {
  ConversationKeysTable,
  ConversationsTable,
  ConversationTermsTable,
  DeliveriesTable,
  InboxEventsTable,
  InboxMessagesTable,
  InboxPicksTable,
  InboxPresenceTable,
  InboxTermsTable,
  WebhookSecretsTable,
} from "./inbox-tables";

/**
 * The store's tables on both databases; only text, integer and bigint are used. Times are epoch ms,
 * and JSON is text. IDs are version 7 UUIDs, which sort by creation.
 */
export type Tables = {
  sends: SendsTable;
  send_events: SendEventsTable;
  contents: ContentsTable;
  spent_keys: SpentKeysTable;
  batches: BatchesTable;
  pace: PaceTable;
  day_counts: DayCountsTable;
  workers: WorkersTable;
  options: OptionsTable;
  audit_entries: AuditEntriesTable;
  accounts: AccountsTable;
  credentials: CredentialsTable;
  sessions: SessionsTable;
  second_factors: SecondFactorsTable;
  sign_in_steps: SignInStepsTable;
  tokens: TokensTable;
  links: LinksTable;
  devices: DevicesTable;
  sending_rules: SendingRulesTable;
  listed_recipients: ListedRecipientsTable;
  turns: TurnsTable;
  library_messages: LibraryMessagesTable;
  library_versions: LibraryVersionsTable;
  library_tags: LibraryTagsTable;
  library_favourites: LibraryFavouritesTable;
  drafts: DraftsTable;
  kept_links: ShortLinksTable;
  comments: CommentsTable;
  approvals: ApprovalsTable;
  webhook_secrets: WebhookSecretsTable;
  inbox_events: InboxEventsTable;
  deliveries: DeliveriesTable;
  conversations: ConversationsTable;
  conversation_keys: ConversationKeysTable;
  conversation_terms: ConversationTermsTable;
  inbox_messages: InboxMessagesTable;
  inbox_picks: InboxPicksTable;
  inbox_terms: InboxTermsTable;
  inbox_presence: InboxPresenceTable;
};

export type StoredSendState =
  "queued" | "sending" | "accepted" | "rejected" | "unknown" | "cancelled" | "closed";

type SendsTable = {
  id: string;
  /** Unique, which settles races for one send. */
  idempotency_key: string;
  /** SHA-256 of the canonical payload. */
  fingerprint: string;
  /** FlowIQ's JSON, as sent. */
  payload: string;
  /** E.164. */
  recipient: string;
  message_type: string;
  reply_to: string | null;
  /** The message's first words, for lists and search. */
  words: string;
  resend_of: string | null;
  batch_id: string | null;
  /** Who requested it. */
  author: string;
  state: StoredSendState;
  /** Why a queued send isn't claimed: `stale` needs confirmation; `paused`: its batch is paused. */
  hold: "stale" | "paused" | null;
  /** 0: a person's own send. 1: part of a batch. */
  lane: number;
  /** How often it was claimed. */
  tries: number;
  /** JSON: the cause of each retry so far. */
  retries: string;
  /** A queued send is not claimed before this. */
  due_at: number;
  /** When a person last requested or confirmed it. */
  confirmed_at: number;
  /** The process that claimed it. */
  worker: number | null;
  /** JSON: how it ended. */
  outcome: string | null;
  message_id: string | null;
  /** The key id inside its message ID, where it can be told. */
  message_key: string | null;
  /** SHA-256 of the content without recipient, for counting results. */
  content_fingerprint: string | null;
  created_at: number;
  changed_at: number;
  /** The number of its latest event. */
  version: number;
};

/** Appended and never overwritten. */
type SendEventsTable = {
  send_id: string;
  version: number;
  at: number;
  from_state: StoredSendState | null;
  to_state: StoredSendState;
  why: string;
  who: string;
};

/** A content's latest send that isn't rejected or cancelled. `fingerprint` omits the reply ID. */
type ContentsTable = { fingerprint: string; send_id: string; at: number };

/** Keys of deleted sends, which must not send again. */
type SpentKeysTable = { idempotency_key: string; fingerprint: string; at: number };

type BatchesTable = {
  id: string;
  idempotency_key: string;
  fingerprint: string;
  author: string;
  is_paused: number;
  is_cancelled: number;
  total: number;
  /** JSON: recipients left out, because they just got the same content. */
  skipped: string;
  created_at: number;
};

/** The next pacing slot: for "server", and for each recipient. */
type PaceTable = { name: string; next_at: number };

/** Sends requested per UTC day: "2026-11-25". */
type DayCountsTable = { day: string; sends: number };

/** The processes that may hold claims. */
type WorkersTable = { id: number; seen_at: number };

type OptionsTable = { name: string; value: string };

/** Append-only, enforced by the database. */
type AuditEntriesTable = {
  id: string;
  at: number;
  event: string;
  who: string;
  what: string;
  address: string;
};

/**
 * One row. `stopped_by`, `stopped_at`: null while sending is on. `per_day`: null for the settings'.
 */
type SendingRulesTable = {
  id: 1;
  stopped_by: string | null;
  stopped_at: number | null;
  is_limited: number;
  per_day: number | null;
  needs_approval: Generated<number>;
};

/** Numbers in E.164, in the order given. */
type ListedRecipientsTable = { recipient: string; list: "test" | "allowed"; place: number };
