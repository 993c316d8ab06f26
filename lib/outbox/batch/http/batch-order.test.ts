import { describe, expect, test } from "vitest";
import { MESSAGE, order, readView, toNumbers, useBatches } from "@/e2e/outbox/batches";
import { toNumber } from "@/e2e/store/outbox-at-work";
import { STORES } from "@/e2e/store/store-under-test";

describe.each(STORES)("a batch on %s", (kind) => {
  const { post } = useBatches(kind);

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
});
