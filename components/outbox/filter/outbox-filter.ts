import { SEND_STATES, type SendState } from "@/lib/outbox/contract/send-view";

/** What may stand in an address: a state, days as "2026-11-25" in the reader's own time zone, a batch's id; "" for any. */
export type OpenFilter = { state: SendState | ""; from: string; to: string; batch: string };
/** What is about a customer, and so never stands in an address. */
export type PrivateFilter = { recipient: string; text: string };
export type OutboxFilter = OpenFilter & PrivateFilter;

export const NO_OPEN_FILTER: OpenFilter = { state: "", from: "", to: "", batch: "" };
export const NO_PRIVATE_FILTER: PrivateFilter = { recipient: "", text: "" };
export const NO_FILTER: OutboxFilter = { ...NO_OPEN_FILTER, ...NO_PRIVATE_FILTER };

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const ID = /^[\da-f-]{36}$/;

/** The first millisecond of a day, or of the day `later` days after it, in this browser's time zone; null for no day. */
function toDayStart(day: string, later = 0): number | null {
  const [, year, month, date] = DAY.exec(day) ?? [];
  const start = new Date(Number(year), Number(month) - 1, Number(date));
  if (!(start.getMonth() === Number(month) - 1 && start.getDate() === Number(date))) return null;
  start.setDate(start.getDate() + later);
  return start.getTime();
}

const readDay = (text: string | null): string => (text !== null && toDayStart(text) !== null ? text : "");

/** The filter of an address's words; what it cannot mean is as if it were not there. */
export function parseOpenFilter(words: URLSearchParams): OpenFilter {
  const batch = words.get("batch") ?? "";
  return {
    state: SEND_STATES.find((state) => state === words.get("state")) ?? "",
    from: readDay(words.get("from")),
    to: readDay(words.get("to")),
    batch: ID.test(batch) ? batch : "",
  };
}

/** The send that an address opens beside the list, or null. */
export function parseOpenSend(words: URLSearchParams): string | null {
  const id = words.get("send") ?? "";
  return ID.test(id) ? id : null;
}

/** The page's address with this filter and this send open. */
export function formatOutboxAddress({ state, from, to, batch }: OpenFilter, send: string | null): string {
  const words = new URLSearchParams();
  const given = Object.entries({ state, from, to, batch, send: send ?? "" });
  for (const [name, value] of given) if (value !== "") words.set(name, value);
  return words.size === 0 ? "/outbox" : `/outbox?${words}`;
}

/** The server's query for a filter: days become the first and the last millisecond that they hold. */
export function toQuery(filter: OutboxFilter): URLSearchParams {
  const to = toDayStart(filter.to, 1);
  const given: [string, string | number | null][] = [
    ["state", filter.state],
    ["recipient", filter.recipient.trim()],
    ["text", filter.text.trim()],
    ["from", toDayStart(filter.from)],
    ["to", to === null ? null : to - 1],
    ["batch", filter.batch],
  ];
  const query = new URLSearchParams();
  for (const [name, value] of given) if (value !== null && value !== "") query.set(name, String(value));
  return query;
}

/** How many of its conditions a filter sets. */
export const countConditions = (filter: OutboxFilter): number =>
  Object.values(filter).filter((value) => value.trim() !== "").length;
