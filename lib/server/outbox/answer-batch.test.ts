import { describe, expect, test, vi } from "vitest";
import { MESSAGE, order, readView, toNumbers, useBatches } from "@/e2e/fixtures/outbox/batches";
import { toNumber } from "@/e2e/fixtures/store/outbox-at-work";
import { STORES } from "@/e2e/fixtures/store/store-under-test";

describe.each(STORES)("a batch on %s", (kind) => {
  const { post, received, startWorker } = useBatches(kind);

  const CASES: [string, unknown, number, string?][] = [
    ["no recipients", { message: MESSAGE, recipients: [] }, 422],
    ["1,001 recipients", { message: MESSAGE, recipients: toNumbers(1_001) }, 422],
    [
      "a recipient that is no number",
      { message: MESSAGE, recipients: [toNumber(0), "x"] },
      422,
      "recipients.1",
    ],
    ["a recipient twice", { message: MESSAGE, recipients: [toNumber(0), toNumber(0)] }, 422, "recipients.1"],
    [
      "one recipient in two spellings",
      { message: MESSAGE, recipients: [toNumber(0), toNumber(0).slice(1)] },
      422,
      "recipients.1",
    ],
    [
      "a recipient that could be two",
      { message: MESSAGE, recipients: [toNumber(0), "+27831234567 / +27841234567"] },
      422,
      "recipients.1",
    ],
    [
      "a recipient that a spreadsheet shortened",
      { message: MESSAGE, recipients: ["2.78312E+10", toNumber(0)] },
      422,
      "recipients.0",
    ],
    [
      "one recipient, once with a spreadsheet's decimals",
      { message: MESSAGE, recipients: ["+27831234567", "27831234567.0"] },
      422,
      "recipients.1",
    ],
    [
      "a reply",
      { message: { ...MESSAGE, context_message_id: "wamid.x" }, recipients: toNumbers(2) },
      422,
      "message.context_message_id",
    ],
    [
      "a fault in the message",
      { message: { message_type: "audio" }, recipients: toNumbers(2) },
      422,
      "message.media_url",
    ],
    ["no message", { recipients: toNumbers(2) }, 422],
    ["too much", { message: { ...MESSAGE, media_url: "x".repeat(100_000) }, recipients: toNumbers(2) }, 413],
  ];
  test.each(CASES)("is refused with %s", async (_what, body, status, path) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    const problem = await response.json();
    expect(problem.detail).not.toBe("");
    expect(problem.errors?.[0]?.path).toBe(path);
    expect((await readView(await post(order(1)))).total).toBe(1);
  });

  test("goes to the numbers that were meant, and to both spellings of one person where both are given", async () => {
    const recipients = [
      ...["27830000001.0", "+27 (0)83 000 0002", "27830000003@c.us", "Anna: +27 83 000 0004"],
      ...["+55 41 98888-7777", "+55 41 8888-7777", "5215512345678"],
    ];
    const view = await readView(await post({ message: MESSAGE, recipients }));
    expect(view.total).toBe(7);
    startWorker();
    await vi.waitFor(() => expect(received).toHaveLength(7));
    expect(received.toSorted()).toEqual([
      ...["+27830000001", "+27830000002", "+27830000003", "+27830000004"],
      ...["+5215512345678", "+554188887777", "+5541988887777"],
    ]);
  });
});
