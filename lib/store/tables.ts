import "server-only";
import type { Generated } from "kysely";
import type {
  AccountsTable,
  CredentialsTable,
  SessionsTable,
  SecondFactorsTable,
  SignInStepsTable,
  TokensTable,
  LinksTable,
  TurnsTable,
} from "./account-tables";
import type {
  DraftsTable,
  LibraryFavouritesTable,
  LibraryMessagesTable,
  LibraryTagsTable,
  LibraryVersionsTable,
} from "./library-tables";
import type { ApprovalsTable, CommentsTable, KeptLinksTable } from "./sharing-tables";

/**
 * The store's tables, the same on both databases. Times are epoch ms, JSON is text, and there is no type beside text,
 * integer and bigint. Ids are UUIDs of version 7, so that their order is the order in which they were made.
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
  sending_rules: SendingRulesTable;
  listed_recipients: ListedRecipientsTable;
  turns: TurnsTable;
  library_messages: LibraryMessagesTable;
  library_versions: LibraryVersionsTable;
  library_tags: LibraryTagsTable;
  library_favourites: LibraryFavouritesTable;
  drafts: DraftsTable;
  kept_links: KeptLinksTable;
  comments: CommentsTable;
  approvals: ApprovalsTable;
};

export type SendState = "queued" | "sending" | "accepted" | "rejected" | "unknown" | "cancelled" | "closed";

type SendsTable = {
  id: string;
  /** Unique: it decides every race between two requests for one send. */
  idempotency_key: string;
  /** SHA-256 of the canonical payload. */
  fingerprint: string;
  /** FlowIQ's JSON, exactly as it is sent. */
  payload: string;
  /** E.164. */
  recipient: string;
  message_type: string;
  reply_to: string | null;
  /** The message's first words, for lists and for the search. */
  words: string;
  resend_of: string | null;
  batch_id: string | null;
  /** Who asked for it. */
  author: string;
  state: SendState;
  /** Why a queued send is not taken up: it is stale and wants a person's confirmation, or its batch is paused. */
  hold: "stale" | "paused" | null;
  /** 0: a person waits for it. 1: one of a batch. */
  lane: number;
  /** How often it was claimed. */
  tries: number;
  /** JSON: the cause of each retry so far. */
  retries: string;
  /** A queued send is not claimed before this. */
  due_at: number;
  /** When a person last wanted it to go out. */
  confirmed_at: number;
  /** The process that claimed it. */
  worker: number | null;
  /** JSON: how it ended. */
  outcome: string | null;
  message_id: string | null;
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
  from_state: SendState | null;
  to_state: SendState;
  why: string;
  who: string;
};

/** The newest send of each content that is not rejected or cancelled: what a repetition is told from. */
type ContentsTable = { fingerprint: string; send_id: string; at: number };

/** Keys of deleted sends: none of them sends anew. */
type SpentKeysTable = { idempotency_key: string; fingerprint: string; at: number };

type BatchesTable = {
  id: string;
  idempotency_key: string;
  fingerprint: string;
  author: string;
  is_paused: number;
  is_cancelled: number;
  total: number;
  /** JSON: recipients left out, because the same content went to them a short while before. */
  skipped: string;
  created_at: number;
};

/** When the next message may leave: for "server", and for each recipient. */
type PaceTable = { name: string; next_at: number };

/** How many sends were asked for on a day, in UTC: "2026-11-25". */
type DayCountsTable = { day: string; sends: number };

/** The processes that may hold claims. */
type WorkersTable = { id: number; seen_at: number };

type OptionsTable = { name: string; value: string };

/** Appended and never changed: the database refuses it. */
type AuditEntriesTable = {
  id: string;
  at: number;
  event: string;
  who: string;
  what: string;
  address: string;
};

/** One row. `stopped_by`, `stopped_at`: null while sending goes on; `per_day`: null for what the server's settings say. */
type SendingRulesTable = {
  id: 1;
  stopped_by: string | null;
  stopped_at: number | null;
  is_limited: number;
  per_day: number | null;
  needs_approval: Generated<number>;
};

/** Numbers in E.164, in the order in which they were given. */
type ListedRecipientsTable = { recipient: string; list: "test" | "allowed"; place: number };
