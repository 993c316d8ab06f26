import { afterAll, describe, expect, test, vi } from "vitest";
import { audioFor, CANARY, listFor, nextNumber, startSendRoute } from "@/e2e/fixtures/outbox/send-route";
import { AUDIO, RESTAURANT_MENU, SUPPORT_CATEGORIES } from "@/e2e/fixtures/reference";
import { admitForTest } from "@/e2e/fixtures/store/known-account";
import { sendViewSchema } from "@/lib/api/send-view";
import { answerSend } from "@/lib/server/outbox/answer-send";
import { openOutbox } from "@/lib/server/outbox/server-outbox";

const UUID = /^[\da-f-]{36}$/;

const route = await startSendRoute();
const { fake, emitted, POST, makeRequest, readAnswer, post, get, receivedBy } = route;
afterAll(route.end);

/** A message's delivery before any receipt. */
const ACCEPTED = {
  ...{ state: "accepted", sent_at: null, delivered_at: null, read_at: null, failed_at: null },
  ...{ warned_at: null, note: null, offer: null },
};

describe("the reference's own examples", () => {
  test.each([
    ["the menu", RESTAURANT_MENU],
    ["the support list", SUPPORT_CATEGORIES],
    ["the audio message", AUDIO],
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

describe("the warnings of a message", () => {
  test("come with its acceptance, each at its path, and again when it is asked for", async () => {
    const body = listFor(nextNumber());
    const rows = Array.from({ length: 11 }, (_, row) => ({
      id: `r${row}`,
      title: row < 2 ? "Same" : `Row ${row}`,
    }));
    const sections = [{ rows: rows.slice(0, 6) }, { title: "B", rows: rows.slice(6) }];
    const answer = await post({ body: { ...body, interactive: { ...body.interactive, sections } } });
    expect(answer).toMatchObject({ status: 200, body: { state: "accepted" } });
    expect(answer.body.warnings).toEqual(
      ["interactive.sections", "interactive.sections.0.title", "interactive.sections.0.rows.1.title"].map(
        (path) => ({ path, source: "whatsapp", message: expect.any(String) }),
      ),
    );
    expect((await get(answer.body.id)).body).toEqual({ ...answer.body, reply_to: null, delivery: ACCEPTED });
    expect(sendViewSchema.parse(answer.body)).toEqual(answer.body);
  });

  test("are none where there are none", async () => {
    // The quoted ID is cut off and belongs to another person.
    expect((await post({ body: audioFor(nextNumber()) })).body.warnings).toEqual([
      expect.objectContaining({ path: "context_message_id", message: expect.stringContaining("cut off") }),
      expect.objectContaining({
        path: "context_message_id",
        message: expect.stringContaining("The quoted message is from"),
      }),
    ]);
    const plain = { ...audioFor(nextNumber()), context_message_id: undefined };
    expect((await post({ body: plain })).body.warnings).toEqual([]);
  });

  test("name an audio address that has expired, and say nothing else later", async () => {
    const body = (expires: number) => ({
      ...{ message_type: "audio", phone_number: nextNumber() },
      media_url: `https://media.s3.amazonaws.com/a.mp3?Signature=x&Expires=${expires}`,
    });
    const now = Math.floor(Date.now() / 1_000);
    const expired = await post({ body: body(now - 60) });
    expect(expired).toMatchObject({ status: 200, body: { state: "accepted" } });
    expect(expired.body.warnings).toEqual([
      { path: "media_url", source: "menuet", message: expect.stringMatching(/^This URL expired on /) },
    ]);
    const ending = await post({ body: body(now + 60) });
    expect(ending.body.warnings).toEqual([
      { path: "media_url", source: "menuet", message: expect.stringMatching(/^This URL expires on /) },
    ]);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
    const later = await get(ending.body.id).finally(() => vi.useRealTimers());
    expect(later.body).toEqual({ ...ending.body, reply_to: null, delivery: ACCEPTED });
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
    expect(first.body.warnings).toHaveLength(2);
    expect(await get(first.body.id)).toMatchObject({ status: 200, body: { state: "sending" } });
    await expect.poll(() => get(first.body.id)).toMatchObject({ status: 200, body: { state: "accepted" } });
  });

  test("a browser that goes away does not take the send along", async () => {
    const phone = nextNumber();
    await fake.fault(phone.slice(1), { kind: "late", afterMs: 100 });
    const leaving = new AbortController();
    const answering = POST(new Request(makeRequest({ body: audioFor(phone) }), { signal: leaving.signal }));
    await vi.waitFor(async () => expect(await receivedBy(phone)).toHaveLength(1));
    leaving.abort();
    expect((await readAnswer(await answering)).body).toMatchObject({ state: "accepted" });
    expect(await receivedBy(phone)).toHaveLength(1);
  });

  // Last of the tests that send, because the whole server then waits as long as FlowIQ asked.
  test("what is put off for longer is 202 at once, with the time", async () => {
    const phone = nextNumber();
    const reset = Math.ceil(Date.now() / 1_000) + 300;
    await fake.fault(phone.slice(1), {
      ...{ kind: "answer", status: 429, headers: { "X-RateLimit-Reset": String(reset) } },
    });
    const answer = await post({ body: audioFor(phone) });
    expect(answer).toMatchObject({ status: 202, body: { state: "queued", hold: null } });
    expect(Math.abs(answer.body.waits_until - reset * 1_000)).toBeLessThan(100);
    expect(sendViewSchema.parse(answer.body)).toEqual(answer.body);
    expect(await receivedBy(phone)).toHaveLength(1);
  });

  test("a send that nobody knows is a 404", async () => {
    expect(await get("nothing")).toMatchObject({ status: 404, type: problem, body: { status: 404 } });
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
    expect(route.readLog().length).toBeGreaterThan(10);
    route.expectNothingTold();
  });
});
