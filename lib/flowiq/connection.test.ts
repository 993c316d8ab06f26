import net from "node:net";
import tls from "node:tls";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type FakeFlowIq, readTestCertificate, startFakeFlowIq } from "@/e2e/fake-flowiq/fake-flowiq";
import { digitsOf, KEY, nextPayload, PATIENCE, to } from "@/e2e/fake-flowiq/own-recipients";
import { sendPayload } from "./client";

/** Short, because the wait itself is what is tested. */
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

  /** What an operator does with NODE_EXTRA_CA_CERTS, which Node reads only when it starts. */
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
