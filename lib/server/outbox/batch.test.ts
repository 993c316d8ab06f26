import { describe, expect, test } from "vitest";
import { LONG_MS, MESSAGE, order, readView, toNumbers, useBatches } from "@/e2e/fixtures/outbox/batches";
import { toNumber } from "@/e2e/fixtures/store/outbox-at-work";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import type { PostOutcome } from "@/lib/server/flowiq/client";
import { type BatchAction, batchFailuresSchema } from "@/lib/api/batch";
import { answerBatch, answerBatchAction, answerFailures } from "./answer-batch";

const answered = (status: number, body: object): PostOutcome => ({
  kind: "answered",
  status,
  retryAfter: null,
  body: JSON.stringify(body),
});

describe.each(STORES)("a batch on %s", (kind) => {
  const { received, replies, parts, post, startWorker, limitDay } = useBatches(kind);
  const look = async (id: string) => readView(await answerBatch(id, parts()));
  const act = async (id: string, action: BatchAction) => answerBatchAction({ id, action }, parts());
  const settle = (id: string) =>
    expect
      .poll(
        async () => {
          const { counts } = await look(id);
          return counts.queued + counts.sending;
        },
        { timeout: LONG_MS },
      )
      .toBe(0);

  test("makes one send for each recipient, and each reaches FlowIQ once", async () => {
    const response = await post(order(40));
    expect(response.status).toBe(201);
    const { id, total } = await readView(response);
    expect(total).toBe(40);
    startWorker();
    await settle(id);
    expect((await look(id)).counts.accepted).toBe(40);
    expect(received.toSorted()).toEqual(toNumbers(40));
  });

  test("under the same key is the same batch, and under it another content is refused", async () => {
    const [first, second] = await Promise.all([post(order(5)), post(order(5))]);
    expect([first.status, second.status].toSorted()).toEqual([200, 201]);
    expect((await readView(first)).id).toBe((await readView(second)).id);
    expect((await post(order(6))).status).toBe(422);
    startWorker();
    await settle((await readView(await post(order(5)))).id);
    expect(received).toHaveLength(5);
  });

  test("leaves out who got the same a short while ago, and repeats it only when told to", async () => {
    startWorker();
    const first = await readView(await post(order(3)));
    await settle(first.id);
    const second = await readView(await post(order(5), "l"));
    expect(second).toMatchObject({ total: 2, skipped: toNumbers(3) });
    await settle(second.id);
    const third = await readView(await post(order(3, true), "m"));
    expect(third).toMatchObject({ total: 3, skipped: [] });
    await settle(third.id);
    expect(received.filter((number) => number === toNumber(0))).toHaveLength(2);
    expect(received.filter((number) => number === toNumber(4))).toHaveLength(1);
  });

  test("that is paused sends nothing, and resumed sends all", async () => {
    const { id } = await readView(await post(order(10)));
    expect(await readView(await act(id, "pause"))).toMatchObject({ is_paused: true, held: 0 });
    startWorker();
    const other = await readView(await post({ message: MESSAGE, recipients: ["+27821234567"] }, "other"));
    await settle(other.id);
    expect(received).toEqual(["+27821234567"]);
    expect(await readView(await act(id, "resume"))).toMatchObject({ is_paused: false });
    await settle(id);
    expect(received).toHaveLength(11);
  });

  test("that is cancelled takes back what has not left, and what was to be tried again", async () => {
    let answer: (outcome: PostOutcome) => void = () => undefined;
    replies.set(toNumber(0), () => new Promise((resolve) => void (answer = resolve)));
    const { id } = await readView(await post(order(1)));
    startWorker();
    await expect.poll(() => received).toEqual([toNumber(0)]);
    const rest = await readView(await post({ ...order(120), recipients: toNumbers(120).slice(1) }, "l"));
    await act(rest.id, "pause");
    await act(id, "cancel");
    const cancelled = await readView(await act(rest.id, "cancel"));
    expect(cancelled.counts.queued).toBe(0);
    expect(cancelled.counts.cancelled + cancelled.counts.accepted + cancelled.counts.sending).toBe(119);
    replies.clear();
    answer(answered(429, {}));
    await settle(id);
    expect((await look(id)).counts.cancelled).toBe(1);
    expect(received.filter((number) => number === toNumber(0))).toHaveLength(1);
    const again = await readView(await post(order(1), "m"));
    expect(again).toMatchObject({ total: 1, skipped: [] });
  });

  test("tells who was not reached, as JSON and as a file that a spreadsheet cannot run", async () => {
    replies.set(toNumber(1), async () => answered(400, { error: "=1+1" }));
    replies.set(toNumber(2), async () => ({ kind: "written", why: "closed" }));
    const { id } = await readView(await post(order(3)));
    startWorker();
    await settle(id);
    const { failures } = batchFailuresSchema.parse(await (await answerFailures({ id }, parts())).json());
    expect(failures.map(({ recipient, state }) => [recipient, state])).toEqual([
      [toNumber(1), "rejected"],
      [toNumber(2), "unknown"],
    ]);
    const csv = await (await answerFailures({ id, format: "csv" }, parts())).text();
    expect(csv.split("\r\n")[1]).toMatch(/^"\+12025551001","rejected",/);
  });

  test("beyond the day's ceiling is refused whole", async () => {
    limitDay(4);
    const refused = await post(order(5));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect((await post(order(4), "l")).status).toBe(201);
    startWorker();
    await expect.poll(() => received.length).toBe(4);
  });

  test("that nobody knows is a 404", async () => {
    expect((await answerBatch("nothing", parts())).status).toBe(404);
    expect((await act("nothing", "pause")).status).toBe(404);
  });
});
