import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "./ask";
import { startMenuet } from "./menuet";
import { findPort, startNginx } from "./nginx";
import { startRecorder } from "./recorder";

const HSTS = "max-age=63072000";
const body = (phone_number: string) =>
  JSON.stringify({ phone_number, message_type: "audio", media_url: "https://example.com/hello.mp3" });
const JSON_TYPE = { "Content-Type": "application/json" };

describe("Menuet behind the documented nginx", () => {
  let proxy: Awaited<ReturnType<typeof startNginx>>;
  let menuet: Awaited<ReturnType<typeof startMenuet>>;

  beforeAll(async () => {
    proxy = await startNginx(await findPort());
    menuet = await startMenuet(proxy.app, proxy.origin);
  }, 60_000);

  afterAll(async () => {
    await menuet.stop();
    await proxy.stop();
  });

  const get = (address: string) => ask(proxy.certificate, `${proxy.origin}${address}`);
  const post = (address: string, text: string, headers: Record<string, string> = {}) =>
    ask(proxy.certificate, `${proxy.origin}${address}`, {
      method: "POST",
      headers: { ...JSON_TYPE, "Idempotency-Key": `proxy-${text.length}`, ...headers },
      body: text,
    });

  test("plain HTTP answers with the way to https and nothing else", async () => {
    const answer = await fetch(`http://127.0.0.1:${proxy.http}/outbox?x=1`, { redirect: "manual" });
    expect(answer.status).toBe(308);
    expect(answer.headers.get("location")).toBe(`${proxy.origin}/outbox?x=1`);
    expect(answer.headers.get("strict-transport-security")).toBeNull();
  });

  test.each(["/", "/proof", "/api/health", "/no-such-page", "/icon.svg"])(
    "%s arrives with its headers, each once",
    async (address) => {
      const { headers, raw } = await get(address);
      expect(headers).toMatchObject({
        "strict-transport-security": HSTS,
        "content-security-policy": expect.stringMatching(/^default-src 'none'; /),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
      });
      const names = raw.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
      expect(headers.server).toBe("nginx");
    },
  );

  test("a body beyond the proxy's bound is refused there, one beyond Menuet's by Menuet", async () => {
    const byProxy = await post("/api/send", "x".repeat(140_000));
    expect([byProxy.status, byProxy.headers["content-type"]]).toEqual([413, "text/html"]);
    expect(byProxy.headers["strict-transport-security"]).toBe(HSTS);
    const byMenuet = await post("/api/batches", "x".repeat(100_000), menuet.sender);
    expect(byMenuet.status, byMenuet.body).toBe(413);
    expect(byMenuet.headers["content-type"]).toBe("application/problem+json");
  });

  test("another site's send is refused, whatever it says of the host", async () => {
    const headers = { Origin: "https://evil.example", "X-Forwarded-Host": "evil.example" };
    const answer = await post("/api/send", body("+12025550101"), headers);
    expect(answer.status).toBeGreaterThanOrEqual(401);
    expect(answer.status).toBeLessThanOrEqual(403);
  });

  test("a sign-in with the wrong password is Menuet's to refuse, and the origin is the configured one", async () => {
    const words = JSON.stringify({ email: "nobody@menuet.example", password: "not the password" });
    const own = await post("/api/auth/sign-in", words, { Origin: proxy.origin });
    const foreign = await post("/api/auth/sign-in", words, { Origin: "https://evil.example" });
    expect([own.status, foreign.status]).toEqual([401, 403]);
  });

  test("a script's send goes through", async () => {
    const answer = await post("/api/send", body("+12025550199"), menuet.sender);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ state: "accepted" });
  });

  test("Mozilla's HTTP Observatory gives at least 130", () => {
    const judged = execFileSync(
      process.execPath,
      ["e2e/proxy/observatory/judge.mjs", "localhost", String(proxy.http), String(proxy.https)],
      { env: { ...process.env, NODE_EXTRA_CA_CERTS: proxy.certificate }, encoding: "utf8" },
    );
    const { score, grade, tests } = JSON.parse(judged);
    expect(tests.filter((one: { pass: boolean }) => !one.pass)).toEqual([]);
    expect(score).toBeGreaterThanOrEqual(130);
    expect(grade).toBe("A+");
  }, 60_000);
});

describe("what the documented nginx hands on", () => {
  const COOKIE = "__Host-menuet=a.b; Path=/; Secure; HttpOnly; SameSite=Strict";
  let proxy: Awaited<ReturnType<typeof startNginx>>;
  let recorder: Awaited<ReturnType<typeof startRecorder>>;

  beforeAll(async () => {
    recorder = await startRecorder(COOKIE);
    proxy = await startNginx(recorder.port);
  });
  afterAll(async () => {
    await proxy.stop();
    await recorder.stop();
  });

  test.each(["/", "/api/sends?format=csv"])(
    "%s: the client's address as the proxy heard it",
    async (address) => {
      const claims = {
        "X-Forwarded-For": "203.0.113.9",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "http",
        Forwarded: "for=203.0.113.9",
      };
      await ask(proxy.certificate, `${proxy.origin}${address}`, {
        headers: claims,
        onFirst: recorder.finishExports,
      });
      const headers = recorder.last();
      expect(headers["x-forwarded-for"]).toBe("127.0.0.1");
      expect(headers["x-forwarded-proto"]).toBe("https");
      expect(headers["x-forwarded-host"]).toBeUndefined();
      expect(headers.forwarded).toBeUndefined();
      expect(headers.host).toBe("localhost");
    },
  );

  test("a session's cookie as Menuet set it", async () => {
    const { headers } = await ask(proxy.certificate, `${proxy.origin}/`);
    expect(headers["set-cookie"]).toEqual([COOKIE]);
  });

  test("an export while it is still being made", async () => {
    // The response only ends once its start has arrived, so a buffering proxy would hang here.
    const answer = await ask(proxy.certificate, `${proxy.origin}/api/sends?format=csv`, {
      onFirst: recorder.finishExports,
    });
    expect(answer.body).toBe("first,second\n");
  });
});
