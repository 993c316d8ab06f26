import "server-only";
import { IDEMPOTENCY_KEY_HEADER } from "@/lib/outbox/contract/send-view";
import { type Refusal, refuse } from "@/lib/http/read-json";

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;

/** The key under which the request is carried out once. */
export function readIdempotencyKey({ headers }: Request): { ok: true; key: string } | Refusal {
  const key = headers.get(IDEMPOTENCY_KEY_HEADER) ?? "";
  if (VISIBLE_ASCII.test(key)) return { ok: true, key };
  const detail = `Set ${IDEMPOTENCY_KEY_HEADER} to 1 to 255 visible ASCII characters, the same for every try of one send.`;
  return refuse("no-idempotency-key", 400, "An idempotency key is required", detail);
}
