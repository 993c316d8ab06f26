import "server-only";
import { type PayloadFault, parsePayload } from "@/lib/message/parse-payload";
import { type Problem } from "@/lib/outbox/contract/problem";
import { IDEMPOTENCY_KEY_HEADER, RESEND_OF_HEADER } from "@/lib/outbox/contract/send-view";
import type { SendOrder } from "@/lib/outbox/send";
import { ANYONE } from "./author";
import { isCrossSite } from "./origin";
import { parseJson } from "./parse-json";
import { makeProblem } from "./problem";
import { type BodyReading, readBody } from "./read-body";

export type OrderReading = { ok: true; order: SendOrder } | { ok: false; problem: Problem };

const refuse = (...fields: Parameters<typeof makeProblem>): OrderReading => ({
  ok: false,
  problem: makeProblem(...fields),
});

const JSON_TYPE = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;
const SEND_ID = /^[\da-f-]{36}$/;
const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;

function refuseBody(fault: Extract<BodyReading, { ok: false }>["fault"]): OrderReading {
  switch (fault) {
    case "too large":
      return refuse("too-large", 413, "The body is too large", "Send at most 64 KB.");
    case "not UTF-8":
      return refuse("not-utf-8", 400, "The body is not UTF-8", "Encode the JSON as UTF-8.");
    case "broken off":
      return refuse("broken-off", 400, "The body broke off", "Send the whole request again.");
    default:
      return fault satisfies never;
  }
}

function refuseMessage(errors: PayloadFault[]): OrderReading {
  const others = errors.length > 1 ? ` (and ${errors.length - 1} more in errors)` : "";
  const detail = `${errors[0]?.message ?? "It is not valid"}${others}.`;
  return {
    ok: false,
    problem: { ...makeProblem("not-valid", 422, "The message cannot be sent", detail), errors },
  };
}

/** Reads `POST /api/send`: who asks, what it holds, under which key. The first fault answers. */
export async function readSendOrder(request: Request, appOrigin: string): Promise<OrderReading> {
  const { headers } = request;
  if (isCrossSite(headers, appOrigin)) {
    return refuse(
      "cross-site",
      403,
      "Another site's request",
      "Send from Menuet's own page, or without an Origin.",
    );
  }
  if (!JSON_TYPE.test(headers.get("content-type") ?? "")) {
    return refuse("wrong-type", 415, "The body must be JSON", "Set Content-Type to application/json.");
  }
  const body = await readBody(request);
  if (!body.ok) return refuseBody(body.fault);
  const json = parseJson(body.text);
  if (!json.ok) return refuse("not-json", 400, "The body cannot be read", `${json.why}.`);
  const idempotencyKey = headers.get(IDEMPOTENCY_KEY_HEADER) ?? "";
  if (!VISIBLE_ASCII.test(idempotencyKey)) {
    const detail = `Set ${IDEMPOTENCY_KEY_HEADER} to 1 to 255 visible ASCII characters, the same for every try of one send.`;
    return refuse("no-idempotency-key", 400, "An idempotency key is required", detail);
  }
  const message = parsePayload(json.value);
  if (!message.ok) return refuseMessage(message.errors);
  const named = headers.get(RESEND_OF_HEADER) ?? "";
  const resendOf = SEND_ID.test(named) ? named : null;
  return { ok: true, order: { idempotencyKey, message: message.value, resendOf, author: ANYONE } };
}
