import net from "node:net";
import tls from "node:tls";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type FakeFlowIq, readTestCertificate, startFakeFlowIq } from "@/e2e/fakes/flowiq/fake-flowiq";
import { digitsOf, KEY, nextPayload, PATIENCE, to } from "@/e2e/fakes/flowiq/own-recipients";
import { sendPayload } from "./client";

/** Short, because the tests wait for this timeout. */
const SHORT_CONNECT = { connectTimeoutMs: 300, totalTimeoutMs: 10_000 };

async function listen(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("no port");
  return address.port;
}

describe("when nothing can be written", () => {
  test("a name that does not resolve", async () => {
    expect(await sendPayload(to("http://flowiq.invalid"), nextPayload(), PATIENCE)).toMatchObject({
      kind: "not written",
      why: expect.stringMatching(/^(?:unreachable|timeout)$/),
    });
  });

  test("a port that nobody listens on", async () => {
    const server = net.createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await sendPayload(to(`http://127.0.0.1:${port}`), nextPayload(), PATIENCE)).toEqual({
      kind: "not written",
      why: "unreachable",
      code: "ECONNREFUSED",
    });
  });

  test("a host that takes no connection any more: a stopped process with a full queue", async () => {
    const fake = await startFakeFlowIq({ backlog: 1 });
    const { port } = new URL(fake.url);
    fake.freeze();
    const queue = Array.from({ length: 8 }, () =>
      net.connect(Number(port), "127.0.0.1").on("error", () => undefined),
    );
    await vi.waitFor(() =>
      expect(queue.filter((socket) => !socket.connecting).length).toBeGreaterThanOrEqual(2),
    );
    const outcome = await sendPayload(to(fake.url), nextPayload(), SHORT_CONNECT);
    for (const socket of queue) socket.destroy();
    await fake.stop();
    expect(outcome).toEqual({ kind: "not written", why: "timeout", code: "ETIMEDOUT" });
  });

  test.each([
    ["reset", "unreachable", "ECONNRESET"],
    ["mute", "timeout", "ETIMEDOUT"],
  ] as const)("a TLS handshake that is %s", async (kind, why, code) => {
    const fake = await startFakeFlowIq({ tls: kind });
    const outcome = await sendPayload(to(fake.url), nextPayload(), SHORT_CONNECT);
    await fake.stop();
    expect(outcome).toEqual({ kind: "not written", why, code });
  });

  test("a server that speaks no TLS", async () => {
    const fake = await startFakeFlowIq();
    const payload = nextPayload();
    const outcome = await sendPayload(to(fake.url.replace("http:", "https:")), payload, PATIENCE);
    const received = await fake.requests();
    await fake.stop();
    expect(outcome).toMatchObject({ kind: "not written", why: "unreachable" });
    expect(received).toEqual([]);
  });
});

describe("over TLS", () => {
  let fake: FakeFlowIq;
  beforeAll(async () => void (fake = await startFakeFlowIq({ key: KEY, tls: "self-signed" })));
  afterAll(() => fake.stop());
  afterEach(() => vi.restoreAllMocks());

  /** Has the effect of NODE_EXTRA_CA_CERTS, which Node reads only at startup. */
  const trustFixture = () => {
    const { connect } = tls;
    vi.spyOn(tls, "connect").mockImplementation((...[options]: unknown[]) =>
      connect({ ...(options as tls.ConnectionOptions), ca: readTestCertificate() }),
    );
  };

  test("a certificate that nobody vouches for stops the send before a byte of it leaves", async () => {
    const payload = nextPayload();
    expect(await sendPayload(to(fake.url), payload, PATIENCE)).toMatchObject({
      kind: "not written",
      why: "certificate",
    });
    expect(await fake.requests(digitsOf(payload))).toEqual([]);
  });

  /** The certificate's own name. */
  const named = () => fake.url.replace("127.0.0.1", "localhost");

  test("a trusted certificate lets one request through, asked for by its name", async () => {
    trustFixture();
    const payload = nextPayload();
    expect(await sendPayload(to(named()), payload, PATIENCE)).toMatchObject({
      kind: "answered",
      status: 200,
    });
    expect(await fake.requests(digitsOf(payload))).toMatchObject([
      { serverName: "localhost", violations: [] },
    ]);
  });

  test("a trusted certificate of another name stops the send", async () => {
    trustFixture();
    const payload = nextPayload();
    expect(await sendPayload(to(fake.url), payload, PATIENCE)).toEqual({
      kind: "not written",
      why: "certificate",
      code: "ERR_TLS_CERT_ALTNAME_INVALID",
    });
    expect(await fake.requests(digitsOf(payload))).toEqual([]);
  });

  test("a reset after the handshake counts as written", async () => {
    trustFixture();
    const payload = nextPayload();
    await fake.fault(digitsOf(payload), { kind: "reset" });
    expect(await sendPayload(to(named()), payload, PATIENCE)).toEqual({ kind: "written", why: "closed" });
  });
});

/** Short, because the tests wait for this timeout. */
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
