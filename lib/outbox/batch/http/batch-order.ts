import "server-only";
import { type PayloadFault, parsePayload } from "@/lib/message/parse-payload";
import { type Payload, toPayload } from "@/lib/message/payload";
import { batchOrderSchema } from "@/lib/outbox/contract/batch";
import { readIdempotencyKey } from "@/lib/outbox/http/idempotency-key-header";
import { readJson, type Refusal, refuse } from "@/lib/http/read-json";
import { refuseMessage } from "@/lib/outbox/http/send-order";
import type { BatchOrder } from "@/lib/outbox/batch/create-batch";

/** A message of 64 KB and a thousand numbers. */
const MAX_BATCH_BYTES = 98_304;

const NO_ORDER = refuse(
  "not-valid",
  422,
  "The batch cannot be read",
  "Give a message without phone_number, and 1 to 1000 recipients as texts.",
);
const NO_REPLY: PayloadFault = {
  path: "message.context_message_id",
  message: "A reply goes to one recipient: leave context_message_id out",
  source: "menuet",
};

const inMessage = (fault: PayloadFault): PayloadFault => ({ ...fault, path: `message.${fault.path}` });

/** A payload for each recipient, or where the message or a recipient is at fault. */
function toPayloads(
  message: object,
  recipients: readonly string[],
): { payloads: Payload[] } | { errors: PayloadFault[] } {
  const payloads: Payload[] = [];
  for (const [index, recipient] of recipients.entries()) {
    const read = parsePayload({ ...message, phone_number: recipient });
    if (!read.ok) {
      const errors = read.errors.map((fault) =>
        fault.path === "phone_number" ? { ...fault, path: `recipients.${index}` } : inMessage(fault),
      );
      return { errors };
    }
    payloads.push(toPayload(read.value));
  }
  const numbers = payloads.map(({ phone_number }) => phone_number);
  const double = numbers.findIndex((number, index) => numbers.indexOf(number) !== index);
  if (double === -1) return { payloads };
  return {
    errors: [{ path: `recipients.${double}`, message: "This recipient is named twice", source: "menuet" }],
  };
}

/** Reads `POST /api/batches`. The first fault answers. */
export async function readBatchOrder(request: Request): Promise<{ ok: true; batch: BatchOrder } | Refusal> {
  const json = await readJson(request, MAX_BATCH_BYTES);
  if (!json.ok) return json;
  const idempotencyKey = readIdempotencyKey(request);
  if (!idempotencyKey.ok) return idempotencyKey;
  const order = batchOrderSchema.safeParse(json.value);
  if (!order.success) return NO_ORDER;
  const { message, recipients, repeat = false } = order.data;
  if ("context_message_id" in message) return refuseMessage([NO_REPLY]);
  const read = toPayloads(message, recipients);
  if ("errors" in read) return refuseMessage(read.errors);
  return {
    ok: true,
    batch: { idempotencyKey: idempotencyKey.key, payloads: read.payloads, repeat },
  };
}
