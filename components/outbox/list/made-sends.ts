import type { SendPage, SendSummary } from "@/lib/outbox/contract/history";

const MINUTE_MS = 60_000;
const START = new Date(2026, 10, 25, 12).getTime();

/** For tests: the nth send ever, a minute after the one before; its id is in the order of time. */
export const makeSend = (n: number, fields: Partial<SendSummary> = {}): SendSummary => ({
  id: `id-${String(n).padStart(4, "0")}`,
  state: "accepted",
  hold: null,
  recipient: "+27821234567",
  message_type: "interactive",
  words: `Message ${n}`,
  reply_to: null,
  message_id: null,
  batch_id: null,
  who: "anyone",
  created_at: START + n * MINUTE_MS,
  changed_at: START + n * MINUTE_MS,
  ...fields,
});

/** For tests: a server that has the sends, `size` on a page, and counts what it was asked. */
export function makeServer(size: number, sends: SendSummary[]) {
  const asked: (string | null)[] = [];
  const fetch = async (before: string | null): Promise<SendPage> => {
    asked.push(before);
    const older = [...sends]
      .sort((a, b) => (a.id < b.id ? 1 : -1))
      .filter(({ id }) => before === null || id < before);
    const page = older.slice(0, size);
    return { sends: page, next: older.length > size ? (page.at(-1)?.id ?? null) : null, searched_to: null };
  };
  return { fetch, asked };
}
