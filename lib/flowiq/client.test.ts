import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FakeFlowIq, startFakeFlowIq } from "@/e2e/fake-flowiq/fake-flowiq";
import { digitsOf, KEY, nextPayload, PATIENCE, to } from "@/e2e/fake-flowiq/own-recipients";
import { sendPayload } from "./client";

/** Short, because the wait itself is what is tested. */
const SHORT = { connectTimeoutMs: 5_000, totalTimeoutMs: 700 };

describe("over plain HTTP", () => {
  let fake: FakeFlowIq;
  beforeAll(async () => void (fake = await startFakeFlowIq({ key: KEY })));
  afterAll(() => fake.stop());

  test("one request arrives as the reference writes it, and its answer comes back", async () => {
    const payload = nextPayload();
    const outcome = await sendPayload(to(fake.url), payload, PATIENCE);
    const received = await fake.requests(digitsOf(payload));
    expect(outcome).toMatchObject({ kind: "answered", status: 200, retryAfter: null });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      tenantId: "acme & co",
      body: payload,
      violations: [],
      path: "/send-whatsapp",
    });
    expect(received[0]?.headers).toMatchObject({
      authorization: `Bearer ${KEY}`,
      "content-type": "application/json",
      "accept-encoding": "identity",
      connection: "close",
      host: new URL(fake.url).host,
    });
  });

  test("a base address may have a path of its own", async () => {
    const payload = nextPayload();
    await sendPayload(to(`${fake.url}/v1/`), payload, PATIENCE);
    expect((await fake.requests(digitsOf(payload)))[0]?.path).toBe("/v1/send-whatsapp");
  });

  test("a redirect is an answer and is not followed", async () => {
    const payload = nextPayload();
    await fake.fault(digitsOf(payload), {
      kind: "redirect",
      status: 307,
      headers: { Location: `${fake.url}/elsewhere` },
    });
    expect(await sendPayload(to(fake.url), payload, PATIENCE)).toMatchObject({
      kind: "answered",
      status: 307,
    });
    expect((await fake.requests()).filter(({ path }) => path === "/elsewhere")).toEqual([]);
  });

  test("the key is taken out of an answer that echoes it", async () => {
    const payload = nextPayload();
    const text = `{"error":"Bearer ${KEY} or ${KEY.replaceAll("/", "\\/")} is wrong"}`;
    await fake.fault(digitsOf(payload), { kind: "raw", status: 401, text });
    const outcome = await sendPayload(to(fake.url), payload, PATIENCE);
    expect(outcome).toMatchObject({ kind: "answered", status: 401, body: expect.stringContaining("[key]") });
    expect(JSON.stringify(outcome)).not.toContain("canary");
  });

  test.each([
    ["a reset after the request was read", { kind: "reset" }, "closed"],
    ["a close without a word", { kind: "close" }, "closed"],
    ["a reset in the middle of the body", { kind: "reset mid-body" }, "cut short"],
    ["a close in the middle of the body", { kind: "close mid-body" }, "cut short"],
    ["something that is not HTTP", { kind: "not http" }, "not HTTP"],
  ] as const)("%s counts as written", async (_what, fault, why) => {
    const payload = nextPayload();
    await fake.fault(digitsOf(payload), fault);
    expect(await sendPayload(to(fake.url), payload, PATIENCE)).toEqual({ kind: "written", why });
    expect(await fake.requests(digitsOf(payload))).toHaveLength(1);
  });

  test.each([
    ["no answer", { kind: "silence" }],
    ["an answer that comes too late", { kind: "late", afterMs: 5_000 }],
  ] as const)("%s counts as written when the time is over", async (_what, fault) => {
    const payload = nextPayload();
    await fake.fault(digitsOf(payload), fault);
    expect(await sendPayload(to(fake.url), payload, SHORT)).toEqual({ kind: "written", why: "timeout" });
    expect(await fake.requests(digitsOf(payload))).toHaveLength(1);
  });

  test("an encoded answer keeps its status and loses its body", async () => {
    const payload = nextPayload();
    await fake.fault(digitsOf(payload), { kind: "gzip" });
    const outcome = await sendPayload(to(fake.url), payload, PATIENCE);
    expect(outcome).toEqual({ kind: "answered", status: 200, retryAfter: null, body: null });
  });

  test("more than a megabyte is not read", async () => {
    const payload = nextPayload();
    await fake.fault(digitsOf(payload), { kind: "answer", body: { message: "x".repeat(2_000_000) } });
    expect(await sendPayload(to(fake.url), payload, PATIENCE)).toMatchObject({
      kind: "answered",
      body: null,
    });
  });
});
