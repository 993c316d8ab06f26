import "server-only";
import { type Selectable, sql } from "kysely";
import type { Funnel } from "@/lib/api/results";
import type { Delivery, DELIVERY_STATES, SendState } from "@/lib/api/send-view";
import { toCanonicalNumber } from "@/lib/message/number-variants";
import type { Db } from "@/lib/server/db/store";
import type { Tables } from "@/lib/server/db/tables";
import { readWamid } from "@/lib/whatsapp/wamid";

type State = (typeof DELIVERY_STATES)[number];
type Times = Pick<DeliveryRow, "sent_at" | "delivered_at" | "read_at" | "failed_at" | "warned_at">;

const NEVER: Times = { sent_at: null, delivered_at: null, read_at: null, failed_at: null, warned_at: null };

/**
 * A failure outranks a late `sent`. A message delivered after all is delivered, with both times.
 */
function findState(state: SendState, times: Times): State {
  if (state !== "accepted" && state !== "closed") return state;
  if (times.read_at !== null) return "read";
  if (times.delivered_at !== null) return "delivered";
  if (times.failed_at !== null) return "failed";
  return times.sent_at === null ? state : "sent";
}

const FAILED = "FlowIQ doesn't say why it failed.";
const WINDOW_CLOSED = `${FAILED} The 24-hour window was closed, which is the likely reason.`;
const WARNED = "WhatsApp warned about this message. FlowIQ doesn't say why.";

/** A note to show beside the state, or null. */
function findNote(times: Times, wasWindowOpen: boolean | null): string | null {
  if (times.failed_at !== null) return wasWindowOpen === false ? WINDOW_CLOSED : FAILED;
  return times.warned_at !== null ? WARNED : null;
}

/** `wasWindowOpen`: whether the customer wrote in the 24 hours before; null if not known. */
export function toDelivery(
  state: SendState,
  row: Times | undefined,
  wasWindowOpen: boolean | null = null,
): Omit<Delivery, "offer"> {
  const { sent_at, delivered_at, read_at, failed_at, warned_at } = row ?? NEVER;
  const times = { sent_at, delivered_at, read_at, failed_at, warned_at };
  return { state: findState(state, times), ...times, note: findNote(times, wasWindowOpen) };
}

export type DeliveryRow = Selectable<Tables["deliveries"]>;

/** A sent message: its ID, the key ID inside it, and its recipient. */
type Sent = { message_id: string | null; message_key: string | null; recipient: string };

const toPerson = (recipient: string): string => `number:${toCanonicalNumber(recipient)}`;

const isInbound = (wamid: string): boolean => {
  const reading = readWamid(wamid);
  return reading.state === "read" && reading.direction === "inbound";
};

async function readBy(db: Db, column: "wamid" | "key_id", values: string[]): Promise<DeliveryRow[]> {
  if (values.length === 0) return [];
  return db.selectFrom("deliveries").selectAll().where(column, "in", values).execute();
}

/**
 * These messages' receipts, keyed by message ID, in at most two queries. Falls back to the key ID
 * inside it, if exactly one receipt of that person has it.
 */
export async function findDeliveries(db: Db, sent: readonly Sent[]): Promise<Map<string, DeliveryRow>> {
  const ids = sent.flatMap(({ message_id }) => message_id ?? []);
  const exact = new Map((await readBy(db, "wamid", ids)).map((row) => [row.wamid, row]));
  const missing = sent.filter(
    ({ message_id, message_key }) => message_id && message_key && !exact.has(message_id),
  );
  const keys = missing.flatMap(({ message_key }) => message_key ?? []);
  const byKey = (await readBy(db, "key_id", keys)).filter(({ wamid }) => !isInbound(wamid));
  for (const { message_id, message_key, recipient } of missing) {
    const rows = byKey.filter(
      ({ key_id, person }) => key_id === message_key && person === toPerson(recipient),
    );
    const [only] = rows;
    if (message_id && only && rows.length === 1) exact.set(message_id, only);
  }
  return exact;
}

/** Which sends to count: those with one content, or those of one batch. */
export type SendGroup = { column: "content_fingerprint" | "batch_id"; value: string };

const countWhere = (condition: ReturnType<typeof sql<boolean>>) =>
  sql<number>`sum(case when ${condition} then 1 else 0 end)`;

/** Read implies delivered, and delivered implies sent, even without a receipt. */
const IS_READ = sql<boolean>`deliveries.read_at is not null`;
const IS_DELIVERED = sql<boolean>`(deliveries.delivered_at is not null or deliveries.read_at is not null)`;
const IS_SENT = sql<boolean>`(deliveries.sent_at is not null or deliveries.delivered_at is not null
  or deliveries.read_at is not null)`;
const IS_FAILED = sql<boolean>`(deliveries.failed_at is not null and deliveries.delivered_at is null
  and deliveries.read_at is null)`;

/** How far these sends came, by their receipts. `picked`: sends that got a pick. */
export async function countFunnel(db: Db, { column, value }: SendGroup): Promise<Funnel> {
  const row = await db
    .selectFrom("sends")
    .leftJoin("deliveries", "deliveries.wamid", "sends.message_id")
    .select(({ fn }) => [
      fn.countAll<number>().as("accepted"),
      countWhere(IS_SENT).as("sent"),
      countWhere(IS_DELIVERED).as("delivered"),
      countWhere(IS_READ).as("read"),
      countWhere(IS_FAILED).as("failed"),
    ])
    .where(`sends.${column}`, "=", value)
    .where("sends.message_id", "is not", null)
    .executeTakeFirst();
  const picked = await db
    .selectFrom("inbox_picks")
    .innerJoin("sends", "sends.id", "inbox_picks.send_id")
    .select(sql<number>`count(distinct inbox_picks.send_id)`.as("sends"))
    .where(`sends.${column}`, "=", value)
    .executeTakeFirst();
  const { accepted = 0, sent = 0, delivered = 0, read = 0, failed = 0 } = row ?? {};
  const counts = { accepted, sent, delivered, read, failed, picked: picked?.sends ?? 0 };
  return Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [name, Number(count ?? 0)]),
  ) as Funnel;
}
