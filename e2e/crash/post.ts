import * as z from "zod/mini";
import { KNOWN_HEADERS } from "../fixtures/known-person.mjs";
import { SEND_STATES } from "@/lib/api/send-view";

const bodySchema = z.looseObject({
  id: z.optional(z.string()),
  state: z.optional(z.enum(SEND_STATES)),
  type: z.optional(z.string()),
  detail: z.optional(z.string()),
});

const ANSWER_MS = 30_000;

/** A server's response as its status and fields. */
export async function ask(url: string, init: RequestInit = {}) {
  const headers = { ...KNOWN_HEADERS, ...init.headers };
  const answer = await fetch(url, { ...init, headers, signal: AbortSignal.timeout(ANSWER_MS) });
  return { status: answer.status, ...bodySchema.parse(await answer.json()) };
}

export const audioFor = (phone: string) => ({
  phone_number: phone,
  message_type: "audio",
  media_url: "https://example.com/hello.mp3",
});

/** Posts to `/api/send`, or another path that takes an idempotency key. */
export const post = (origin: string, key: string, body: object, path = "/api/send") =>
  ask(`${origin}${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": key },
    body: JSON.stringify(body),
  });
