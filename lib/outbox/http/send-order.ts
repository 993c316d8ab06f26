import "server-only";
import { type PayloadFault, parsePayload } from "@/lib/message/parse-payload";
import { RESEND_OF_HEADER } from "@/lib/outbox/contract/send-view";
import type { SendOrder } from "@/lib/outbox/send";
import { readIdempotencyKey } from "./idempotency-key-header";
import { makeProblem } from "@/lib/http/problem";
import { readJson, type Refusal } from "@/lib/http/read-json";

export type OrderReading = { ok: true; order: SendOrder } | Refusal;

const SEND_ID = /^[\da-f-]{36}$/;

/** A message that cannot be sent, with each of its faults and its place. */
export function refuseMessage(errors: PayloadFault[]): Refusal {
  const others = errors.length > 1 ? ` (and ${errors.length - 1} more in errors)` : "";
  const detail = `${errors[0]?.message ?? "It is not valid"}${others}.`;
  return {
    ok: false,
    problem: { ...makeProblem("not-valid", 422, "The message cannot be sent", detail), errors },
  };
}

/** Reads `POST /api/send`: what it holds, under which key. The first fault answers. */
export async function readSendOrder(request: Request): Promise<OrderReading> {
  const json = await readJson(request);
  if (!json.ok) return json;
  const idempotencyKey = readIdempotencyKey(request);
  if (!idempotencyKey.ok) return idempotencyKey;
  const message = parsePayload(json.value);
  if (!message.ok) return refuseMessage(message.errors);
  const named = request.headers.get(RESEND_OF_HEADER) ?? "";
  const resendOf = SEND_ID.test(named) ? named : null;
  return {
    ok: true,
    order: { idempotencyKey: idempotencyKey.key, message: message.value, resendOf },
  };
}
