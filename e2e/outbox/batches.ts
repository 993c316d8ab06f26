import { afterEach, beforeEach } from "vitest";
import { admitForTest } from "@/e2e/store/known-account";
import { PLAIN_PARTS, toNumber, YES } from "@/e2e/store/outbox-at-work";
import { openTestStore, type StoreKind } from "@/e2e/store/store-under-test";
import type { Outcome } from "@/lib/flowiq/client";
import { answerNewBatch } from "@/lib/outbox/batch/http/answer-batch";
import { batchViewSchema } from "@/lib/outbox/contract/batch";
import { Outbox } from "@/lib/outbox/outbox";

const SENDER = admitForTest("sender");

export const APP_ORIGIN = "http://localhost:3000";
export const LONG_MS = 10_000;
export const MESSAGE = { message_type: "audio", media_url: "https://example.com/message.mp3" };
export const toNumbers = (count: number) => Array.from({ length: count }, (_, index) => toNumber(index));
export const order = (count: number, repeat = false) => ({
  message: MESSAGE,
  recipients: toNumbers(count),
  repeat,
});
export const readView = async (response: Response) => batchViewSchema.parse(await response.json());

/** An outbox for each test, on a store of its own, that takes batches and delivers nothing before `startWorker`. */
export function useBatches(kind: StoreKind) {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  let outbox: Outbox;
  const received: string[] = [];
  /** What FlowIQ says to each number; a yes where nothing is set. */
  const replies = new Map<string, () => Promise<Outcome>>();

  const makeOutbox = (perDay: number) =>
    new Outbox({
      ...PLAIN_PARTS,
      store: opened.store,
      sendOnce: async ({ phone_number }) => {
        received.push(phone_number);
        return (await replies.get(phone_number)?.()) ?? YES;
      },
      now: Date.now,
      perDay,
    });

  beforeEach(async () => {
    opened = await openTestStore(kind);
    received.splice(0);
    replies.clear();
    outbox = makeOutbox(10_000);
  });
  afterEach(async () => {
    await outbox.worker.stop(LONG_MS);
    await opened.destroy();
  });

  const parts = () => ({ outbox, actor: SENDER });
  const post = (body: unknown, key = "k") =>
    answerNewBatch(
      new Request(`${APP_ORIGIN}/api/batches`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": key },
        body: JSON.stringify(body),
      }),
      parts(),
    );
  const startWorker = () => outbox.worker.start();
  const limitDay = (perDay: number) => void (outbox = makeOutbox(perDay));

  return { received, replies, parts, post, startWorker, limitDay };
}
