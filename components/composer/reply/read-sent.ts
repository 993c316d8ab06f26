import { sendPageSchema } from "@/lib/outbox/contract/history";

/** A message that FlowIQ took for one recipient. `words`: how it begins; `at` in epoch ms. */
export type SentMessage = { messageId: string; words: string; at: number };

/**
 * What was sent from here to a recipient (E.164) and accepted, newest first, one page of it. Throws where there is no usable
 * answer.
 */
export async function readSent(recipient: string, signal: AbortSignal): Promise<SentMessage[]> {
  const query = new URLSearchParams({ recipient, state: "accepted" });
  const response = await fetch(`/api/sends?${query}`, { headers: { Accept: "application/json" }, signal });
  if (!response.ok) throw new Error(`GET /api/sends answered ${response.status}`);
  const { sends } = sendPageSchema.parse(await response.json());
  return sends.flatMap(({ message_id, message_type, words, changed_at }) => {
    if (message_id === null) return [];
    // An audio message begins with no words but its address: the phone quotes it as "Audio".
    return [{ messageId: message_id, words: message_type === "audio" ? "Audio" : words, at: changed_at }];
  });
}
