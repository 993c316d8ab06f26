import type { Payload } from "@/lib/message/payload";

export const KEY = "fiq_canary/0123456789";
/** Generous, for a busy machine. */
export const PATIENCE = { connectTimeoutMs: 5_000, totalTimeoutMs: 10_000 };

let number = 0;
/** Each test gets its own recipient, so that faults and records don't mix. */
export const nextPayload = (): Payload => ({
  phone_number: `+1202555${String(1_000 + number++)}`,
  message_type: "audio",
  media_url: "https://example.com/message.mp3",
});
export const digitsOf = (payload: Payload) => payload.phone_number.slice(1);
export const to = (baseUrl: string) => ({ baseUrl, tenantId: "acme & co", apiKey: KEY });
