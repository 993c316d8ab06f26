import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Selectable } from "kysely";
import { PAGE_SENDS, type SendPage, type SendSummary } from "@/lib/api/history";
import type { ProblemDetails } from "@/lib/api/problem";
import { readIdTime, type SendState } from "@/lib/api/send-view";
import type { SendQuery } from "@/lib/api/sends";
import { toCanonicalNumber } from "@/lib/message/number-variants";
import { readRecipient } from "@/lib/message/recipient";
import type { Actor } from "@/lib/server/auth/actor";
import type { Db, Store } from "@/lib/server/db/store";
import type { Tables } from "@/lib/server/db/tables";
import { refuseQuery, toQueryFault } from "@/lib/server/http/read-query";
import { type DeliveryRow, findDeliveries, toDelivery } from "./find-deliveries";
import { findWait, REJECTIONS, type Settled } from "@/lib/server/outbox/send";

export type ListedSend = Selectable<Tables["sends"]>;

/** A list's columns, without the payload, which may be long. */
export const SUMMARY_COLUMNS = [
  "id",
  "state",
  "hold",
  "due_at",
  "recipient",
  "message_type",
  "words",
  "reply_to",
  "message_id",
  "message_key",
  "batch_id",
  "author",
  "created_at",
  "changed_at",
  "outcome",
] as const satisfies (keyof ListedSend)[];

type SummaryRow = Pick<ListedSend, (typeof SUMMARY_COLUMNS)[number]>;

/** "+27 82 345 6789"; anything but a number is unchanged. */
function formatNumber(recipient: string): string {
  const reading = readRecipient(recipient);
  return reading.state === "number" ? reading.formatted : recipient;
}

const SENTENCE_END = /(?<=[.!?])\s/;

/** Why FlowIQ or WhatsApp refused it, in a sentence. */
function findWhy({ state, outcome }: Pick<SummaryRow, "state" | "outcome">): string {
  if (state !== "rejected" || outcome === null) return "";
  const settled = JSON.parse(outcome) as Settled;
  if (settled.state !== "rejected") return "";
  const [why = ""] = settled.reason === "refused" ? settled.detail.split(SENTENCE_END) : [];
  return why || REJECTIONS[settled.reason].title;
}

/** Display names: customers' by number (E.164), members' by email. */
type Names = { customers: ReadonlyMap<string, string>; members: ReadonlyMap<string, string> };
const NO_NAMES: Names = { customers: new Map(), members: new Map() };

/** A row by the contract, field by field, so that no other column leaks. */
export const toSendSummary = (row: SummaryRow, delivery?: DeliveryRow, names = NO_NAMES): SendSummary => ({
  id: row.id,
  state: row.state,
  hold: row.hold,
  waits_until: row.state === "queued" ? findWait(row.hold, row.created_at, row.due_at) : undefined,
  recipient: row.recipient,
  number: formatNumber(row.recipient),
  name: names.customers.get(row.recipient) ?? null,
  message_type: row.message_type,
  words: row.words,
  why: findWhy(row),
  reply_to: row.reply_to,
  message_id: row.message_id,
  batch_id: row.batch_id,
  who: names.members.get(row.author) ?? row.author,
  created_at: row.created_at,
  changed_at: row.changed_at,
  delivery: { ...toDelivery(row.state, delivery), offer: null },
});

const toPersonKey = (recipient: string): string => `number:${toCanonicalNumber(recipient)}`;

async function findCustomers(db: Db, recipients: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("conversation_keys")
    .innerJoin("conversations", "conversations.id", "conversation_keys.conversation_id")
    .select(["conversation_keys.key", "conversations.name"])
    .where("conversation_keys.key", "in", [...new Set(recipients.map(toPersonKey))])
    .execute();
  const names = new Map(rows.map(({ key, name }) => [key, name]));
  return new Map(
    recipients.flatMap((recipient) => {
      const name = names.get(toPersonKey(recipient));
      return name ? [[recipient, name]] : [];
    }),
  );
}

/** Members' names by email. */
export async function findMemberNames(db: Db, emails: readonly string[]): Promise<Map<string, string>> {
  if (emails.length === 0) return new Map();
  const rows = await db
    .selectFrom("accounts")
    .select(["email", "name"])
    .where("email", "in", [...new Set(emails)])
    .execute();
  return new Map(rows.flatMap(({ email, name }) => (name === "" ? [] : [[email, name]])));
}

/** The names of these sends' recipients and authors, and of other members, in two queries. */
export async function findNames(
  db: Db,
  rows: readonly Pick<SummaryRow, "recipient" | "author">[],
  others: readonly string[] = [],
): Promise<Names> {
  if (rows.length === 0) return NO_NAMES;
  const customers = await findCustomers(
    db,
    rows.map(({ recipient }) => recipient),
  );
  return { customers, members: await findMemberNames(db, [...rows.map(({ author }) => author), ...others]) };
}

/** Reads receipts and names once for all rows. */
export async function toSummaries(db: Db, rows: readonly SummaryRow[]): Promise<SendSummary[]> {
  const deliveries = await findDeliveries(db, rows);
  const names = await findNames(db, rows);
  return rows.map((row) => toSendSummary(row, deliveries.get(row.message_id ?? ""), names));
}

/** RFC 9562, 5.7: a version 7 UUID's first 48 bits are its creation time in epoch ms. */
const TIME_DIGITS = 12;
export const MAX_TIME_MS = 2 ** 48 - 1;

export const SEND_ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** The lower bound of all IDs made at `ms` (epoch ms) or later. Clamped to what an ID can hold. */
export function toFirstId(ms: number): string {
  const inside = Math.min(Math.max(0, Math.floor(ms)), MAX_TIME_MS);
  const digits = inside.toString(16).padStart(TIME_DIGITS, "0");
  return `${digits.slice(0, 8)}-${digits.slice(8)}-0000-0000-000000000000`;
}

/** A whole number (E.164), or digits anywhere in it, with a leading + if typed. */
type RecipientFilter = { whole: string } | { part: string };

/** The search filters; absent ones don't filter. `from` and `to` in epoch ms, inclusive. */
export type SendFilter = {
  state?: SendState | undefined;
  recipient?: RecipientFilter | undefined;
  text?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  batch?: string | undefined;
};

const NUMBER_MARKS = /[\s().\-/\p{Cf}]/gu;
const DIGITS = /^\+?\d{1,15}$/;
/** This many digits after a 0 are a national number; its 0 is dropped. */
const NATIONAL = /^0(?=[1-9]\d{6})/;

function readRecipientFilter(typed: string): RecipientFilter | null {
  const digits = typed.replace("＋", "+").replace(NUMBER_MARKS, "");
  const isInternational = /^(?:\+|00|\D)/.test(digits);
  const reading = isInternational ? readRecipient(typed) : null;
  if (reading?.state === "number") return { whole: reading.e164 };
  return DIGITS.test(digits) ? { part: digits.replace(NATIONAL, "") } : null;
}

type Reading = { ok: true; value: SendFilter } | { ok: false; problem: ProblemDetails };

/** Query parameters as filters: the typed recipient becomes a number, or digits in one. */
export function readSendFilter({ recipient, ...rest }: SendQuery): Reading {
  if (recipient === undefined) return { ok: true, value: rest };
  const filter = readRecipientFilter(recipient);
  if (filter) return { ok: true, value: { ...rest, recipient: filter } };
  return refuseQuery([toQueryFault("recipient", "A phone number or some of its digits")]);
}

/** Filters that no index answers. */
type Checked = Pick<SummaryRow, "state" | "recipient" | "words">;

/** One index with at most one condition; `matches` checks each row unless `isExact`. */
type SearchPlan = {
  by: { column: "batch_id" | "recipient" | "state"; value: string } | null;
  isExact: boolean;
  matches: (row: Checked) => boolean;
};

/** Folds letters in every script; the two databases' own comparisons differ. */
const fold = (text: string): string => text.normalize("NFC").toLowerCase();

/** The most selective filter uses the index; the others are checked row by row. */
function findIndexed({ batch, recipient, state }: SendFilter): SearchPlan["by"] {
  if (batch !== undefined) return { column: "batch_id", value: batch };
  if (recipient && "whole" in recipient) return { column: "recipient", value: recipient.whole };
  return state === undefined ? null : { column: "state", value: state };
}

export function planSearch(filter: SendFilter): SearchPlan {
  const by = findIndexed(filter);
  const checks: ((row: Checked) => boolean)[] = [];
  const { state, recipient, text } = filter;
  if (state !== undefined && by?.column !== "state") checks.push((row) => row.state === state);
  if (recipient && "part" in recipient) checks.push((row) => row.recipient.includes(recipient.part));
  if (recipient && "whole" in recipient && by?.column !== "recipient")
    checks.push((row) => row.recipient === recipient.whole);
  if (text !== undefined) {
    const wanted = fold(text);
    checks.push((row) => fold(row.words).includes(wanted));
  }
  return { by, isExact: checks.length === 0, matches: (row) => checks.every((check) => check(row)) };
}

/** The sends in the plan's index, newest first, before `before`. A time range is a range of IDs. */
export function selectInOrder(db: Db, { by }: SearchPlan, { from, to }: SendFilter, before: string | null) {
  let query = db.selectFrom("sends").orderBy("id", "desc");
  if (by) query = query.where(by.column, "=", by.value);
  if (before !== null) query = query.where("id", "<", before);
  if (to !== undefined) query = query.where("id", "<", toFirstId(to + 1));
  return from === undefined ? query : query.where("id", ">=", toFirstId(from));
}

/** Rows that one request reads without an index, so that every request stays short. */
export const SCAN_SENDS = 4_000;
/** Yield to other work after this many: the file's database runs in this thread. */
const PIECE_SENDS = 500;

type Ids = { ids: string[]; next: string | null; isCutShort: boolean };

async function findIds(
  store: Store,
  plan: SearchPlan,
  filter: SendFilter,
  start: string | null,
): Promise<Ids> {
  const ids: string[] = [];
  let before = start;
  for (let looked = 0; looked < SCAN_SENDS; looked += PIECE_SENDS) {
    const rows = await store.query((db) =>
      selectInOrder(db, plan, filter, before)
        .select(["id", "state", "recipient", "words"])
        .limit(PIECE_SENDS)
        .execute(),
    );
    for (const row of rows) {
      if (!plan.matches(row)) continue;
      // One row more than a page: there is a next page.
      if (ids.length === PAGE_SENDS) return { ids, next: ids.at(-1) ?? null, isCutShort: false };
      ids.push(row.id);
    }
    if (rows.length < PIECE_SENDS) return { ids, next: null, isCutShort: false };
    before = rows.at(-1)?.id ?? before;
    await nextTurn();
  }
  return { ids, next: before, isCutShort: true };
}

async function searchSends(store: Store, plan: SearchPlan, filter: SendFilter, before: string | null) {
  const { ids, next, isCutShort } = await findIds(store, plan, filter, before);
  const read = (db: Db) =>
    db.selectFrom("sends").select(SUMMARY_COLUMNS).where("id", "in", ids).orderBy("id", "desc").execute();
  const sends = ids.length === 0 ? [] : await store.query(async (db) => toSummaries(db, await read(db)));
  const searched_to = isCutShort && next !== null ? readIdTime(next) : null;
  return { sends, next, searched_to };
}

/**
 * One page of matching sends, newest first. `before`: the previous page's `next`. Filters without
 * an index scan only the next 4,000 sends. Throws StoreErrors.
 */
export async function findSends(
  _actor: Actor,
  store: Store,
  filter: SendFilter,
  before: string | null,
): Promise<SendPage> {
  const plan = planSearch(filter);
  if (!plan.isExact) return searchSends(store, plan, filter, before);
  const rows = await store.query((db) =>
    selectInOrder(db, plan, filter, before)
      .select(SUMMARY_COLUMNS)
      .limit(PAGE_SENDS + 1)
      .execute(),
  );
  const page = rows.slice(0, PAGE_SENDS);
  const next = rows.length > PAGE_SENDS ? (page.at(-1)?.id ?? null) : null;
  return { sends: await store.query((db) => toSummaries(db, page)), next, searched_to: null };
}
