import "server-only";
import { PAGE_THREAD_MESSAGES, type ThreadPage, WINDOW_MS } from "@/lib/api/inbox";
import { findNumberVariants } from "@/lib/message/number-variants";
import type { Actor } from "@/lib/server/auth/actor";
import type { Db, Store } from "@/lib/server/db/store";
import type { StoredConversation } from "@/lib/server/inbox/receive/find-conversation";
import { findOffer } from "@/lib/server/outbox/ledger/claim-receipt";
import { findDeliveries } from "@/lib/server/outbox/ledger/find-deliveries";
import { readConversation } from "./find-conversations";
import {
  type BubbleRow,
  THREAD_SEND_COLUMNS,
  type SendBubbleRow,
  toBubble,
  toSendBubble,
} from "./to-message";

/** Part of a thread: older or newer than a message, or around one; at most one of them. */
export type ThreadPart = {
  before?: string | undefined;
  after?: string | undefined;
  around?: string | undefined;
};
type Range = { edge: string | null; way: "older" | "newer"; isIncluded?: boolean; limit: number };
type Row = { id: string } & ({ bubble: BubbleRow } | { send: SendBubbleRow });

const OPERATORS = { older: ["<", "<="], newer: [">", ">="] } as const;

function selectBubbles(db: Db, conversationId: string, { edge, way, isIncluded, limit }: Range) {
  const query = db
    .selectFrom("inbox_messages")
    .selectAll()
    .where("conversation_id", "=", conversationId)
    .orderBy("id", way === "older" ? "desc" : "asc")
    .limit(limit);
  return edge === null ? query : query.where("id", OPERATORS[way][isIncluded ? 1 : 0], edge);
}

function selectSends(db: Db, recipient: string, { edge, way, isIncluded, limit }: Range) {
  const query = db
    .selectFrom("sends")
    .select(THREAD_SEND_COLUMNS)
    .where("recipient", "=", recipient)
    .orderBy("id", way === "older" ? "desc" : "asc")
    .limit(limit);
  return edge === null ? query : query.where("id", OPERATORS[way][isIncluded ? 1 : 0], edge);
}

/** The numbers, in E.164, that somebody may have sent to for that person. */
const findRecipients = ({ number }: StoredConversation): string[] =>
  number === null ? [] : [number, ...findNumberVariants(number)].map((digits) => `+${digits}`);

/** Bubbles and sends in one order: ids sort by time. */
async function readRange(db: Db, conversation: StoredConversation, range: Range): Promise<Row[]> {
  const bubbles = await selectBubbles(db, conversation.id, range).execute();
  const rows: Row[] = bubbles.map((bubble) => ({ id: bubble.id, bubble }));
  for (const recipient of findRecipients(conversation)) {
    const sends = await selectSends(db, recipient, range).execute();
    rows.push(...sends.map((send) => ({ id: send.id, send })));
  }
  const sign = range.way === "older" ? -1 : 1;
  return rows.sort((one, other) => (one.id < other.id ? -sign : sign)).slice(0, range.limit);
}

/** FlowIQ may report a send before it answers the request; only the send is then shown. */
async function dropOwn(db: Db, rows: readonly Row[]): Promise<Row[]> {
  const out = rows.flatMap((row) => ("bubble" in row && row.bubble.direction === "out" ? [row.bubble] : []));
  const wamids = out.flatMap(({ wamid }) => wamid ?? []);
  if (wamids.length === 0) return [...rows];
  const keys = out.flatMap(({ key_id }) => key_id ?? []);
  const own = await db
    .selectFrom("sends")
    .select(["message_id", "message_key"])
    .where(({ or, eb }) =>
      or([eb("message_id", "in", wamids), ...(keys.length > 0 ? [eb("message_key", "in", keys)] : [])]),
    )
    .execute();
  const ids = new Set(own.map(({ message_id }) => message_id));
  const ownKeys = new Set(own.flatMap(({ message_key }) => message_key ?? []));
  return rows.filter(
    (row) =>
      !("bubble" in row) ||
      row.bubble.direction === "in" ||
      !(ids.has(row.bubble.wamid) || ownKeys.has(row.bubble.key_id ?? "")),
  );
}

/** Whether the window was open at that time, as the thread shows; null if nobody had written. */
async function wasWindowOpen(db: Db, conversationId: string, at: number): Promise<boolean | null> {
  const row = await db
    .selectFrom("inbox_messages")
    .select("at")
    .where("conversation_id", "=", conversationId)
    .where("direction", "=", "in")
    .where("at", "<=", at)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? row.at > at - WINDOW_MS : null;
}

const toSent = (row: Row, { number }: StoredConversation) =>
  "send" in row
    ? row.send
    : { message_id: row.bubble.wamid, message_key: row.bubble.key_id, recipient: number ?? "" };

async function toMessages(db: Db, conversation: StoredConversation, rows: readonly Row[]) {
  const out = rows.filter((row) => "send" in row || row.bubble.direction === "out");
  const deliveries = await findDeliveries(
    db,
    out.map((row) => toSent(row, conversation)),
  );
  const messages = [];
  for (const row of rows) {
    const delivery = deliveries.get(toSent(row, conversation).message_id ?? "");
    const at = "send" in row ? row.send.created_at : row.bubble.at;
    const isOpen = delivery?.failed_at ? await wasWindowOpen(db, conversation.id, at) : null;
    if ("bubble" in row) messages.push(toBubble(row.bubble, delivery, isOpen));
    else {
      const offer = row.send.state === "unknown" ? await findOffer(db, row.send) : null;
      messages.push(toSendBubble(row.send, delivery, { wasWindowOpen: isOpen, offer }));
    }
  }
  return messages;
}

async function readPart(db: Db, conversation: StoredConversation, { before, after, around }: ThreadPart) {
  const limit = PAGE_THREAD_MESSAGES;
  const half = limit / 2;
  const read = (range: Range) => readRange(db, conversation, range);
  const newest = after ?? around;
  const newer = newest ? await read({ edge: newest, way: "newer", limit: (around ? half : limit) + 1 }) : [];
  const most = around ? half : limit;
  const hasNewer = newer.length > most;
  const above = newer.slice(0, most).reverse();
  if (after !== undefined) return { rows: above, next: above.at(-1)?.id ?? null, hasNewer };
  const edge = around ?? before ?? null;
  const older = await read({ edge, way: "older", isIncluded: around !== undefined, limit: most + 1 });
  const below = older.slice(0, most);
  return {
    rows: [...above, ...below],
    next: older.length > most ? (below.at(-1)?.id ?? null) : null,
    hasNewer,
  };
}

/** One page of a thread, newest first; null if unknown. `now`: epoch ms. Throws a StoreError. */
export const findThread = (
  _actor: Actor,
  store: Store,
  id: string,
  part: ThreadPart,
  now: number,
): Promise<ThreadPage | null> =>
  store.query(async (db) => {
    const conversation = await readConversation(db, id);
    if (!conversation) return null;
    const { rows, next, hasNewer } = await readPart(db, conversation, part);
    const messages = await toMessages(db, conversation, await dropOwn(db, rows));
    return { messages, next, newer: hasNewer, now };
  });
