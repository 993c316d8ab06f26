import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type FakeFlowIq, startFakeFlowIq } from "@/e2e/fake-flowiq/fake-flowiq";
import { admitForTest, makeSession, makeToken } from "@/e2e/store/known-account";
import { problemSchema } from "@/lib/http/contract/problem";
import { sendViewSchema } from "@/lib/outbox/contract/send-view";
import { answerSend } from "@/lib/outbox/http/answer-send";
import { openOutbox } from "@/lib/outbox/server-outbox";

const CANARY = "fiq_canary_5f2b9c";
const APP_ORIGIN = "http://localhost:3000";
const UUID = /^[\da-f-]{36}$/;

type Handlers = {
  POST: (request: Request) => Promise<Response>;
  GET: (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>;
};

let folder: string;
let fake: FakeFlowIq;
let routes: Handlers;
let token: { Authorization: string };
let session: { Cookie: string };
/** Every byte that the server wrote: to its log and in its answers. */
const emitted: string[] = [];

beforeAll(async () => {
  fake = await startFakeFlowIq({ key: CANARY });
  vi.stubEnv("FLOWIQ_API_KEY", CANARY);
  vi.stubEnv("FLOWIQ_TENANT_ID", "acme");
  vi.stubEnv("FLOWIQ_BASE_URL", fake.url);
  vi.stubEnv("APP_ORIGIN", APP_ORIGIN);
  folder = mkdtempSync(path.join(tmpdir(), "menuet-route-"));
  vi.stubEnv("MENUET_DATA_DIR", folder);
  vi.stubEnv("MENUET_RECIPIENT_SECONDS", "0");
  vi.stubEnv("MENUET_SENDS_PER_SECOND", "1000");
  vi.stubEnv("MENUET_USER_SENDS_PER_MINUTE", "1000");
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((chunk) => emitted.push(String(chunk)) > 0);
  }
  const { POST } = await import("./route");
  const { GET } = await import("../sends/[id]/route");
  routes = { POST, GET };
  token = await makeToken(openOutbox().store, "sender");
  session = await makeSession(openOutbox().store, "sender");
});

afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await openOutbox().worker.stop(5_000);
  await openOutbox().store.close();
  rmSync(folder, { recursive: true, force: true });
  await fake.stop();
});

let number = 0;
const nextNumber = () => `+1202557${String(1_000 + number++)}`;

const listFor = (phone_number: string) => ({
  phone_number,
  message_type: "interactive",
  interactive: {
    type: "list",
    header: "Our Menu",
    body: "Please select from our available options:",
    footer: "Tap the button below to view options",
    button: "View Menu",
    sections: [
      {
        title: "Main Dishes",
        rows: [
          { id: "burger", title: "Burger", description: "Beef patty with cheese" },
          { id: "pizza", title: "Pizza", description: "Margherita or Pepperoni" },
        ],
      },
      {
        title: "Drinks",
        rows: [
          { id: "cola", title: "Cola", description: "500ml bottle" },
          { id: "water", title: "Water", description: "Still or sparkling" },
        ],
      },
    ],
  },
});
const supportListFor = (phone_number: string) => ({
  phone_number,
  message_type: "interactive",
  interactive: {
    type: "list",
    body: "Please select a support category:",
    button: "View Options",
    sections: [
      {
        title: "Support",
        rows: [
          { id: "billing", title: "Billing", description: "Payment and invoice queries" },
          { id: "technical", title: "Technical", description: "App or integration issues" },
        ],
      },
    ],
  },
});
const audioFor = (phone_number: string) => ({
  phone_number,
  message_type: "audio",
  media_url: "https://example.com/message.mp3",
  context_message_id: "wamid.HBgLMjc4MTIzNDU2NzgVAgASGBQzRUI...",
});

type Sent = { body: unknown; headers?: Record<string, string>; by?: Record<string, string> };
let key = 0;

/** Comes with a sender's token, unless another credential is given. */
function makeRequest({ body, headers = {}, by = token }: Sent): Request {
  const init: RequestInit & { duplex: "half" } = {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": `key-${key++}`, ...by, ...headers },
    body:
      typeof body === "string" || body instanceof Uint8Array || body instanceof ReadableStream
        ? (body as BodyInit)
        : JSON.stringify(body),
    duplex: "half",
  };
  return new Request("http://localhost:3000/api/send", init);
}

async function readAnswer(response: Response) {
  const text = await response.text();
  emitted.push(text, JSON.stringify([...response.headers]));
  const type = response.headers.get("content-type");
  return { status: response.status, type, headers: response.headers, body: JSON.parse(text) };
}

const post = async (sent: Sent) => readAnswer(await routes.POST(makeRequest(sent)));
const get = async (id: string) =>
  readAnswer(
    await routes.GET(new Request("http://localhost:3000/", { headers: token }), {
      params: Promise.resolve({ id }),
    }),
  );
const receivedBy = (phone: string) => fake.requests(phone.slice(1));

describe("the reference's own examples", () => {
  test.each([
    ["the menu", listFor("+27123456789")],
    ["the support list", supportListFor("+27123456789")],
    ["the audio message", audioFor("+27123456789")],
  ])("%s arrives as it is, with bearer and tenant, and is accepted", async (_what, body) => {
    await fake.forget("27123456789");
    const answer = await post({ body });
    const received = await receivedBy("+27123456789");
    expect(answer).toMatchObject({
      status: 200,
      type: "application/json",
      body: {
        id: expect.stringMatching(UUID),
        state: "accepted",
        recipient: "27123456789",
        message_type: body.message_type,
      },
    });
    expect(answer.body.message_id).toMatch(/^wamid\./);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ tenantId: "acme", violations: [] });
    expect(received[0]?.headers).toMatchObject({ authorization: `Bearer ${CANARY}` });
    expect(received[0]?.raw).toBe(JSON.stringify(body));
  });
});

describe("how a send ends", () => {
  const problem = "application/problem+json";

  test("FlowIQ's 400 is a 422 in FlowIQ's words", async () => {
    const phone = nextNumber();
    const words = {
      error: "Missing required field",
      message:
        "interactive.body, interactive.button, and interactive.sections are required for list messages",
    };
    await fake.fault(phone.slice(1), { kind: "status", status: 400, body: words });
    const answer = await post({ body: listFor(phone) });
    expect(answer).toMatchObject({ status: 422, type: problem });
    expect(answer.body).toMatchObject({
      status: 422,
      state: "rejected",
      upstream: { status: 400, ...words },
    });
    expect(answer.body.detail).toContain(words.message);
  });

  test.each([
    ["a 404", { kind: "status", status: 404, body: { error: "Contact not found" } }, 422, "rejected"],
    ["a 401", { kind: "status", status: 401, body: { error: `Bearer ${CANARY} is wrong` } }, 502, "rejected"],
    ["a redirect", { kind: "redirect" }, 502, "rejected"],
    ["a 500", { kind: "status", status: 500 }, 504, "unknown"],
    ["a web page", { kind: "html" }, 504, "unknown"],
    ["a reset", { kind: "reset" }, 504, "unknown"],
  ] as const)("%s becomes a problem that the page can read", async (_what, fault, status, state) => {
    const phone = nextNumber();
    await fake.fault(phone.slice(1), fault);
    const answer = await post({ body: audioFor(phone) });
    expect(answer).toMatchObject({ status, type: problem, body: { status, state } });
    expect(sendViewSchema.parse(answer.body)).toEqual(answer.body);
    expect(await receivedBy(phone)).toHaveLength(1);
    expect(await get(answer.body.id)).toMatchObject({
      status: 200,
      type: "application/json",
      body: answer.body,
    });
  });

  test("what does not settle in time is 202 first and found later", async () => {
    const phone = nextNumber();
    await fake.fault(phone.slice(1), { kind: "late", afterMs: 200 });
    const request = makeRequest({ body: audioFor(phone) });
    const first = await readAnswer(
      await answerSend(request, { outbox: openOutbox(), actor: admitForTest("sender"), waitMs: 20 }),
    );
    expect(first).toMatchObject({ status: 202, body: { state: "sending", id: expect.stringMatching(UUID) } });
    expect(await get(first.body.id)).toMatchObject({ status: 200, body: { state: "sending" } });
    await expect.poll(() => get(first.body.id)).toMatchObject({ status: 200, body: { state: "accepted" } });
  });

  test("a browser that goes away does not take the send along", async () => {
    const phone = nextNumber();
    await fake.fault(phone.slice(1), { kind: "late", afterMs: 100 });
    const leaving = new AbortController();
    const answering = routes.POST(
      new Request(makeRequest({ body: audioFor(phone) }), { signal: leaving.signal }),
    );
    await vi.waitFor(async () => expect(await receivedBy(phone)).toHaveLength(1));
    leaving.abort();
    expect((await readAnswer(await answering)).body).toMatchObject({ state: "accepted" });
    expect(await receivedBy(phone)).toHaveLength(1);
  });

  test("a send that nobody knows is a 404", async () => {
    expect(await get("nothing")).toMatchObject({ status: 404, type: problem, body: { status: 404 } });
  });
});

describe("not twice", () => {
  test("twenty clicks under one key are one request and one answer", async () => {
    const phone = nextNumber();
    await fake.fault(phone.slice(1), { kind: "late", afterMs: 100 });
    const sent = { body: listFor(phone), headers: { "Idempotency-Key": "double-click" } };
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(sent)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(await receivedBy(phone)).toHaveLength(1);
  });

  test("the same key later returns the first end and sends nothing", async () => {
    const phone = nextNumber();
    await fake.fault(phone.slice(1), { kind: "reset" });
    const sent = { body: listFor(phone), headers: { "Idempotency-Key": "reload" } };
    const [first, second] = [await post(sent), await post(sent)];
    expect(second).toMatchObject({ status: 504, body: first.body });
    expect(await receivedBy(phone)).toHaveLength(1);
  });

  test("the same content in another spelling is the same content", async () => {
    const phone = nextNumber();
    const body = audioFor(phone);
    const turned = Object.fromEntries(Object.entries(body).reverse());
    const headers = { "Idempotency-Key": "turned" };
    const [first, second] = [await post({ body, headers }), await post({ body: turned, headers })];
    expect(second.body).toEqual(first.body);
  });

  test("the same key with another body is a 422", async () => {
    const phone = nextNumber();
    const headers = { "Idempotency-Key": "reused" };
    await post({ body: listFor(phone), headers });
    expect(await post({ body: audioFor(phone), headers })).toMatchObject({
      status: 422,
      body: { status: 422 },
    });
    expect(await receivedBy(phone)).toHaveLength(1);
  });

  test("the same content under another key is a 409 that names the first, unless it is meant", async () => {
    const phone = nextNumber();
    const first = await post({ body: listFor(phone) });
    const repeated = await post({ body: listFor(phone) });
    const other = await post({ body: listFor(phone), headers: { "Menuet-Resend-Of": "another-send" } });
    const meant = await post({ body: listFor(phone), headers: { "Menuet-Resend-Of": first.body.id } });
    expect(repeated).toMatchObject({ status: 409, body: { status: 409, id: first.body.id } });
    expect(other.status).toBe(409);
    expect(meant).toMatchObject({ status: 200, body: { state: "accepted" } });
    expect(meant.body.id).not.toBe(first.body.id);
    expect(await receivedBy(phone)).toHaveLength(2);
  });
});

describe("what is refused before any send", () => {
  const valid = JSON.stringify(audioFor("+12025580001"));
  const streamed = (bytes: number) =>
    new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (let left = bytes; left > 0; left -= 16_384)
          controller.enqueue(new Uint8Array(16_384).fill(0x20));
        controller.close();
      },
    });
  const withBody = (text: string) =>
    JSON.stringify({ ...listFor("+12025580001"), interactive: { ...listFor("").interactive, body: text } });

  const CASES: [string, Sent, number][] = [
    ["a form", { body: valid, headers: { "Content-Type": "text/plain" } }, 415],
    [
      "JSON in another alphabet",
      { body: valid, headers: { "Content-Type": "application/json; charset=utf-16" } },
      415,
    ],
    [
      "a type that only begins like JSON",
      { body: valid, headers: { "Content-Type": "application/jsonp" } },
      415,
    ],
    ["over 64 KB", { body: withBody("x".repeat(70_000)) }, 413],
    ["over 64 KB in pieces without a length", { body: streamed(262_144) }, 413],
    ["no body", { body: "" }, 400],
    ["not JSON", { body: "hello" }, 400],
    ["invalid UTF-8", { body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]) }, 400],
    ["deep nesting", { body: `${"[".repeat(30_000)}${"]".repeat(30_000)}` }, 400],
    ["duplicate keys", { body: valid.replace("{", '{"message_type":"interactive",') }, 400],
    ["__proto__", { body: valid.replace("{", '{"__proto__":{"x":1},') }, 400],
    ["no key", { body: valid, headers: { "Idempotency-Key": "" } }, 400],
    ["a key with a space", { body: valid, headers: { "Idempotency-Key": "a b" } }, 400],
    ["a key of 256 characters", { body: valid, headers: { "Idempotency-Key": "k".repeat(256) } }, 400],
    ["a key beyond ASCII", { body: valid, headers: { "Idempotency-Key": "clé" } }, 400],
    ["a list instead of an object", { body: "[]" }, 422],
    ["null", { body: "null" }, 422],
    ["constructor as a field", { body: valid.replace("{", '{"constructor":{"prototype":1},') }, 422],
    ["a huge number", { body: valid.replace('"+12025580001"', "1e400") }, 400],
    ["a long number", { body: valid.replace('"+12025580001"', "9".repeat(5_000)) }, 400],
    ["half a surrogate pair", { body: withBody("@").replace("@", "\\ud83d") }, 400],
    ["half a surrogate pair as a name", { body: valid.replace("{", '{"\\ud83d":1,') }, 400],
    ["NUL", { body: withBody("@").replace("@", "\\u0000") }, 400],
    ["a recipient that is no number", { body: audioFor("hello") }, 422],
    [
      "ten thousand rows",
      {
        body: { ...listFor("+12025580001"), interactive: { type: "list", sections: Array(10_000).fill({}) } },
      },
      422,
    ],
  ];

  test.each(CASES)("%s", async (_what, sent, status) => {
    const answer = await post(sent);
    expect(answer).toMatchObject({ status, type: "application/problem+json", body: { status } });
    expect(problemSchema.parse(answer.body)).toEqual(answer.body);
    expect(answer.body.title).not.toBe("");
    expect(answer.body.detail).not.toBe("");
    expect(await fake.requests("12025580001")).toEqual([]);
  });

  test("each fault of a message is named with its place and its source", async () => {
    const { interactive } = listFor("");
    const body = {
      phone_number: "",
      message_type: "interactive",
      interactive: { ...interactive, body: "", button: "x".repeat(21) },
    };
    const answer = await post({ body });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([
      { path: "phone_number", message: expect.any(String), source: "flowiq" },
      { path: "interactive.body", message: expect.any(String), source: "flowiq" },
      { path: "interactive.button", message: expect.any(String), source: "flowiq" },
    ]);
  });

  test("the app's own page and scripts are let in", async () => {
    const own: Omit<Sent, "body">[] = [
      { by: session, headers: { Origin: APP_ORIGIN } },
      { by: session, headers: { "Sec-Fetch-Site": "same-origin" } },
      { by: token, headers: { "Content-Type": "application/json; charset=UTF-8" } },
    ];
    const answers = await Promise.all(own.map((way) => post({ body: audioFor(nextNumber()), ...way })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test.each([
    ["its Origin", { Origin: "https://evil.example" }],
    ["its Sec-Fetch-Site", { "Sec-Fetch-Site": "cross-site" }],
    ["saying nothing of itself", {}],
    ["a form, before its body is looked at", { Origin: "null", "Content-Type": "text/plain" }],
  ])(
    "a session's request that may be another site's, by %s",
    async (_what, headers: Record<string, string>) => {
      const answer = await post({ body: "{", by: { ...session, ...token }, headers });
      expect(answer).toMatchObject({ status: 403, body: { type: "urn:menuet:problem:cross-site" } });
    },
  );

  test("a viewer and a stranger, before the body is looked at", async () => {
    const viewer = await makeToken(openOutbox().store, "viewer");
    expect(await post({ body: "{", by: viewer })).toMatchObject({
      status: 403,
      body: { type: "urn:menuet:problem:not-allowed" },
    });
    const stranger = { Authorization: `Bearer menuet_${"x".repeat(43)}` };
    expect(await post({ body: "{", by: stranger })).toMatchObject({
      status: 401,
      body: { type: "urn:menuet:problem:no-session" },
    });
  });
});

describe("a fault in Menuet itself", () => {
  test("is a plain 500 without its words, and a line in the log without the number", async () => {
    const create = vi
      .spyOn(openOutbox(), "create")
      .mockRejectedValueOnce(new Error("secret detail of +27123456789"));
    const before = emitted.length;
    const answer = await post({ body: audioFor(nextNumber()) });
    create.mockRestore();
    const lines = emitted.slice(before).filter((text) => text.includes('"event":"bug"'));
    expect(answer).toMatchObject({ status: 500, type: "application/problem+json" });
    expect(JSON.stringify(answer.body)).not.toMatch(/secret|route\.ts|\n\s+at /);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain("27123456789");
  });
});

describe("everything that was emitted in this file", () => {
  test("holds lines of the log and never the key, and no log line holds a recipient or a message id", () => {
    const log = emitted.filter((text) => text.includes('"event":"send"'));
    expect(log.length).toBeGreaterThan(10);
    expect(emitted.join("\n")).not.toContain("canary");
    expect(log.join("\n")).not.toMatch(/wamid|\+?1202557|27123456789/);
  });
});
