import "server-only";
import type { Selectable } from "kysely";
import type { ThreadMessage } from "@/lib/api/inbox";
import type { RejectionReason } from "@/lib/api/send-view";
import type { Tables } from "@/lib/server/db/tables";
import type { RowPick } from "@/lib/server/inbox/receive/read-pick";
import { type DeliveryRow, toDelivery } from "@/lib/server/outbox/ledger/find-deliveries";

export type BubbleRow = Selectable<Tables["inbox_messages"]>;
export const THREAD_SEND_COLUMNS = [
  "id",
  "state",
  "recipient",
  "message_type",
  "words",
  "reply_to",
  "message_id",
  "message_key",
  "author",
  "created_at",
  "payload",
  "outcome",
] as const;
export type SendBubbleRow = Pick<Selectable<Tables["sends"]>, (typeof THREAD_SEND_COLUMNS)[number]>;

const NO_TIMES = { sent_at: null, delivered_at: null, read_at: null, failed_at: null, warned_at: null };
const AUTHOR_NAMES = { bot: "Bot", colleague: "Colleague", system: "FlowIQ" };

const parse = <T>(json: string | null): T | null => (json === null ? null : (JSON.parse(json) as T));

const toNumber = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value)
    ? value
    : typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))
      ? Number(value)
      : null;
const toText = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

function toLocation(json: string | null): ThreadMessage["location"] {
  const found = parse<Record<string, unknown>>(json);
  if (!found) return null;
  const { latitude, longitude, name, address } = found;
  return {
    latitude: toNumber(latitude),
    longitude: toNumber(longitude),
    name: toText(name),
    address: toText(address),
  };
}

/** A message that came in, or was sent elsewhere, as in the contract. */
export function toBubble(
  row: BubbleRow,
  delivery: DeliveryRow | undefined,
  wasWindowOpen: boolean | null,
): ThreadMessage {
  const rows = parse<RowPick[]>(row.picked) ?? [];
  const [only] = rows;
  const { state, note, ...times } =
    row.direction === "in"
      ? { state: "received" as const, note: null, ...NO_TIMES }
      : toDelivery("accepted", delivery, wasWindowOpen);
  const hasMedia = row.media_type !== null || row.media_url !== null;
  return {
    id: row.id,
    direction: row.direction,
    kind: row.kind,
    text: row.text,
    message_id: row.wamid,
    ...{ state, at: row.at, ...times, note },
    reply_to: row.reply_to,
    picked: rows.length === 1 && only ? only : null,
    pick_candidates: rows.length > 1 ? rows : [],
    author: row.author_kind && { kind: row.author_kind, name: AUTHOR_NAMES[row.author_kind] },
    media: hasMedia ? { type: row.media_type ?? row.kind, url: row.media_url, name: row.file_name } : null,
    location: toLocation(row.location),
    ...{ content: null, send_id: null, reason: null, offer: null },
    event_id: row.event_id,
    source: row.history_key === null ? "event" : "history",
  };
}

const KINDS: Record<string, string> = { list: "list", button: "buttons" };

/** FlowIQ's `interactive` covers two kinds of message. */
function findKind(row: SendBubbleRow, content: unknown): string {
  if (row.message_type !== "interactive") return row.message_type;
  const { interactive } = content as { interactive?: { type?: string } };
  return KINDS[interactive?.type ?? ""] ?? row.message_type;
}

/**
 * Our send as a bubble: state from the outbox, times from receipts. `offer`: a possible receipt.
 */
export function toSendBubble(
  row: SendBubbleRow,
  delivery: DeliveryRow | undefined,
  { wasWindowOpen, offer }: { wasWindowOpen: boolean | null; offer: string | null },
): ThreadMessage {
  const content: unknown = JSON.parse(row.payload);
  const { state, note, ...times } = toDelivery(row.state, delivery, wasWindowOpen);
  return {
    id: row.id,
    direction: "out",
    kind: findKind(row, content),
    text: row.words,
    message_id: row.message_id,
    ...{ state, at: row.created_at, ...times, note },
    reply_to: row.reply_to,
    ...{ picked: null, pick_candidates: [], media: null, location: null, event_id: null },
    author: { kind: "menuet", name: row.author },
    content,
    send_id: row.id,
    reason:
      row.state === "rejected" ? (parse<{ reason?: RejectionReason }>(row.outcome)?.reason ?? null) : null,
    offer,
    source: "send",
  };
}
