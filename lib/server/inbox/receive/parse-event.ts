import "server-only";
import { createHash } from "node:crypto";
import { readWamid } from "@/lib/whatsapp/wamid";

/**
 * Whom an event is about. `number`: digits. `userId`: business-scoped, for a person without one.
 */
export type Who = { number: string | null; userId: string | null; contactId: string | null };

/** One bubble, as an event describes it. */
export type EventMessage = {
  wamid: string;
  kind: string;
  text: string;
  replyTo: string | null;
  media: { type: string | null; url: string | null; name: string | null };
  /** JSON. */
  location: string | null;
};

/** What a receipt reports. `warned` is a note, not a failure. */
export type ReceiptRank = "sent" | "delivered" | "read" | "failed" | "warned";
export type Receipt = { wamid: string; ranks: readonly ReceiptRank[] };

export type InboxEvent = {
  type: string;
  organizationId: string;
  /** With type and status it identifies duplicates, because FlowIQ gives events no id. */
  wamid: string;
  status: string;
  at: number;
  who: Who;
  fields: Readonly<Record<string, unknown>>;
} & (
  | { kind: "received"; message: EventMessage }
  | { kind: "receipt"; receipt: Receipt }
  | { kind: "sent"; message: EventMessage; author: "bot" | "colleague" | "system"; receipt: Receipt }
  | { kind: "ignored" }
);

export type EventReading = { ok: true; event: InboxEvent } | { ok: false; why: string };

type Fields = Readonly<Record<string, unknown>>;

const MAX_ID = 512;
const MAX_TEXT = 16_384;
/** A time in the future or before WhatsApp existed isn't believed. */
const WHATSAPP_BEGAN = Date.UTC(2009, 0, 1);
const RECEIPTS: Record<string, ReceiptRank> = {
  message_sent: "sent",
  message_delivered: "delivered",
  message_read: "read",
  message_failed: "failed",
};
const FLAGS = [
  ["sent_receipt_received", "sent"],
  ["delivered_receipt_received", "delivered"],
  ["read_receipt_received", "read"],
] as const;
const AUTHORS: Record<string, "bot" | "colleague" | "system"> = {
  "bot-whatsapp": "bot",
  "human-whatsapp": "colleague",
  system: "system",
};

const readText = (fields: Fields, name: string, max = MAX_ID): string | null => {
  const value = fields[name];
  return typeof value === "string" && value.trim() !== "" && value.length <= max ? value : null;
};

function readTime(fields: Fields, now: number): number {
  const given = fields.timestamp ?? fields.created_at;
  const text = typeof given === "number" ? String(given) : typeof given === "string" ? given.trim() : "";
  const at = /^\d{10}$/.test(text)
    ? Number(text) * 1_000
    : /^\d{13}$/.test(text)
      ? Number(text)
      : Date.parse(text);
  return at >= WHATSAPP_BEGAN && at < now ? at : now;
}

function readWho(fields: Fields, wamid: string | null): Who {
  const reading = readWamid(wamid ?? "");
  const given = readText(fields, "whatsapp_id")?.trim() ?? (reading.state === "read" ? reading.user : null);
  const digits = given?.replace(/[\s+()-]/g, "") ?? "";
  const isNumber = /^\d{5,20}$/.test(digits);
  return {
    number: isNumber ? digits : null,
    userId: !isNumber && given !== null && given !== "" ? given : null,
    contactId: readText(fields, "contact_id"),
  };
}

const isWebChat = (fields: Fields): boolean =>
  /-web$/.test(String(fields.sender_type ?? "")) ||
  /^web/i.test(String(fields.platform ?? "")) ||
  "more_data" in fields;

function readLocation(value: unknown): string | null {
  return typeof value === "object" && value !== null ? JSON.stringify(value).slice(0, MAX_TEXT) : null;
}

function readMessage(fields: Fields, wamid: string): EventMessage {
  const given = fields.message;
  const text =
    typeof given === "string" ? given : given === undefined || given === null ? "" : JSON.stringify(given);
  const mediaType = readText(fields, "media_type");
  return {
    wamid,
    kind: readText(fields, "message_type") ?? mediaType ?? "text",
    text: text.slice(0, MAX_TEXT),
    replyTo: readText(fields, "reply_context_id"),
    media: {
      type: mediaType,
      url: readText(fields, "media_url", MAX_TEXT),
      name: readText(fields, "file_name") ?? readText(fields, "media_file_name"),
    },
    location: readLocation(fields.location_data),
  };
}

/** The receipts in a sent message's stored row. */
function readFlags(fields: Fields): ReceiptRank[] {
  const ranks: ReceiptRank[] = FLAGS.filter(([name]) => fields[name] === true).map(([, rank]) => rank);
  const status = fields.message_status;
  const said = (["sent", "delivered", "read", "failed"] as const).find((rank) => rank === status);
  return said && !ranks.includes(said) ? [...ranks, said] : ranks;
}

function readKnown(type: string, fields: Fields, wamid: string) {
  const rank = RECEIPTS[type];
  if (rank) {
    const ranks: ReceiptRank[] = [fields.status === "warning" ? "warned" : rank];
    return { kind: "receipt", receipt: { wamid, ranks } } as const;
  }
  const message = readMessage(fields, wamid);
  if (type === "message_received") return { kind: "received", message } as const;
  const author = AUTHORS[String(fields.sender_type)] ?? "colleague";
  return { kind: "sent", message, author, receipt: { wamid, ranks: readFlags(fields) } } as const;
}

const isKnown = (type: string): boolean =>
  type in RECEIPTS || type === "message_received" || type === "sent_message";

/** In FlowIQ's stored rows, customers' messages come as `sent_message` too. */
const isCustomers = (fields: Fields): boolean => fields.sender_type === "user-whatsapp";

/** Parses a FlowIQ webhook body, or says what is wrong. `raw`: its text; `now`: epoch ms. */
export function parseEvent(value: unknown, raw: string, now: number): EventReading {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { ok: false, why: "The body is not one JSON object" };
  const fields = value as Fields;
  const type = readText(fields, "event_type", 100);
  if (type === null) return { ok: false, why: "event_type is missing" };
  const organizationId = readText(fields, "organization_id", 100) ?? "";
  const wamid = readText(fields, "whatsapp_message_id")?.trim() ?? null;
  const common = {
    type,
    organizationId,
    wamid: wamid ?? `sha256:${createHash("sha256").update(raw).digest("hex")}`,
    status: readText(fields, "status", 100) ?? readText(fields, "message_status", 100) ?? "",
    at: readTime(fields, now),
    who: readWho(fields, wamid),
    fields,
  };
  if (!isKnown(type) || isWebChat(fields)) return { ok: true, event: { ...common, kind: "ignored" } };
  if (organizationId === "") return { ok: false, why: "organization_id is missing" };
  if (wamid === null) return { ok: false, why: "whatsapp_message_id is missing" };
  if (type === "sent_message" && isCustomers(fields))
    return { ok: true, event: { ...common, kind: "ignored" } };
  const { who } = common;
  const known = readKnown(type, fields, wamid);
  if (known.kind !== "receipt" && who.number === null && who.userId === null && who.contactId === null)
    return { ok: false, why: "Neither whatsapp_id nor contact_id says whose message it is" };
  return { ok: true, event: { ...common, ...known } };
}
