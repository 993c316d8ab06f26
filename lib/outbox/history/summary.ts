import "server-only";
import type { Selectable } from "kysely";
import type { SendSummary } from "@/lib/outbox/contract/history";
import type { Tables } from "@/lib/store/tables";

export type SendRow = Selectable<Tables["sends"]>;

/** What a list shows of a send: never its payload, which may be long. */
export const SUMMARY_COLUMNS = [
  "id",
  "state",
  "hold",
  "recipient",
  "message_type",
  "words",
  "reply_to",
  "message_id",
  "batch_id",
  "author",
  "created_at",
  "changed_at",
] as const satisfies (keyof SendRow)[];

export type SummaryRow = Pick<SendRow, (typeof SUMMARY_COLUMNS)[number]>;

/** A row as the contract writes it: field by field, so that no other column gets out. */
export const toSummary = (row: SummaryRow): SendSummary => ({
  id: row.id,
  state: row.state,
  hold: row.hold,
  recipient: row.recipient,
  message_type: row.message_type,
  words: row.words,
  reply_to: row.reply_to,
  message_id: row.message_id,
  batch_id: row.batch_id,
  who: row.author,
  created_at: row.created_at,
  changed_at: row.changed_at,
});
