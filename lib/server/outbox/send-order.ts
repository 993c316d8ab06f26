import "server-only";
import { createHash } from "node:crypto";
import { IDEMPOTENCY_KEY_HEADER, REPLY_AFTER_HEADER, RESEND_OF_HEADER } from "@/lib/api/send-view";
import type { Message } from "@/lib/message/message";
import { parsePayload, type PayloadFault, type PayloadReading } from "@/lib/message/parse-payload";
import type { Payload } from "@/lib/message/payload";
import { readRecipient } from "@/lib/message/recipient";
import { makeProblem } from "@/lib/server/http/problem";
import { readJson, type Refusal, refuse } from "@/lib/server/http/read-json";
import type { SendOrder } from "./send";

/** SHA-256 (hex) of a payload; `toPayload` fixes the key order, so equal messages hash equally. */
export const toFingerprint = (payload: Payload): string =>
  createHash("sha256").update(JSON.stringify(payload)).digest("hex");

/** SHA-256 (hex) of content and recipient without the reply ID. It identifies a repeat. */
export function toRepeatFingerprint(payload: Payload): string {
  const content = { ...payload };
  delete content.context_message_id;
  return toFingerprint(content);
}

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;

/** The idempotency key. */
export function readIdempotencyKey({ headers }: Request): { ok: true; key: string } | Refusal {
  const key = headers.get(IDEMPOTENCY_KEY_HEADER) ?? "";
  if (VISIBLE_ASCII.test(key)) return { ok: true, key };
  const detail = `Set ${IDEMPOTENCY_KEY_HEADER} to 1 to 255 visible ASCII characters, the same for every try of the same send.`;
  return refuse("no-idempotency-key", 400, "An idempotency key is required", detail);
}

/** The recipient as the composer reads it, without a default country. Unreadable digits stay. */
function readNumber(typed: string): { number: string; why: string | null } {
  const reading = readRecipient(typed);
  switch (reading.state) {
    case "number":
      return { number: reading.e164, why: null };
    case "empty":
      return { number: typed, why: null };
    case "not a number":
      return { number: typed, why: reading.why };
    default:
      return reading satisfies never;
  }
}

/** FlowIQ's JSON as a valid message. The recipient may have any unambiguous spelling. */
export function readPayload(body: unknown): PayloadReading<Message> {
  if (typeof body !== "object" || body === null || !("phone_number" in body)) return parsePayload(body);
  if (typeof body.phone_number !== "string") return parsePayload(body);
  const { number, why } = readNumber(body.phone_number);
  const read = parsePayload({ ...body, phone_number: number });
  if (read.ok || why === null) return read;
  const errors = read.errors.map((fault) =>
    fault.path === "phone_number"
      ? { ...fault, message: why.replace(/\.$/, ""), source: "menuet" as const }
      : fault,
  );
  return { ok: false, errors };
}

/** `notes`: what was changed in its message. */
type OrderReading = { ok: true; order: SendOrder; notes: PayloadFault[] } | Refusal;

const SEND_ID = /^[\da-f-]{36}$/;

/** An invalid message, with every error and its path. */
export function refuseMessage(errors: PayloadFault[]): Refusal {
  const others = errors.length > 1 ? ` (and ${errors.length - 1} more in errors)` : "";
  const detail = `${errors[0]?.message ?? "It is not valid"}${others}.`;
  return {
    ok: false,
    problem: { ...makeProblem("not-valid", 422, "The message can't be sent", detail), errors },
  };
}

/** Parses `POST /api/send`: the message and its key. Reports the first error. */
export async function readSendOrder(request: Request): Promise<OrderReading> {
  const json = await readJson(request);
  if (!json.ok) return json;
  const idempotencyKey = readIdempotencyKey(request);
  if (!idempotencyKey.ok) return idempotencyKey;
  const message = readPayload(json.value);
  if (!message.ok) return refuseMessage(message.errors);
  const readId = (header: string): string | null => {
    const named = request.headers.get(header) ?? "";
    return SEND_ID.test(named) ? named : null;
  };
  return {
    ok: true,
    order: {
      idempotencyKey: idempotencyKey.key,
      message: message.value,
      resendOf: readId(RESEND_OF_HEADER),
      replyAfter: readId(REPLY_AFTER_HEADER),
    },
    notes: message.notes,
  };
}
