import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  CUSTOMER,
  makeMessageId,
  ORGANIZATION,
  receipt,
  received,
  sentMessage,
} from "@/e2e/fixtures/inbox/events";
import { type Hook, openHook } from "@/e2e/fixtures/inbox/hook-under-test";
import { UNFIT, UNREADABLE } from "@/e2e/fixtures/json-inputs";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import { makeWebhook, stopWebhook } from "@/lib/server/inbox/webhook-secrets";
import { findWebhookSettings, pinOrganization } from "@/lib/server/inbox/webhook-settings";

const NOW = Date.now();
let people = 0;
const nextNumber = () => `4477009${String(10_000 + people++)}`;

describe.each(STORES)("the receiver on %s", (kind) => {
  let hook: Hook;
  beforeAll(async () => void (hook = await openHook(kind)), 60_000);
  afterAll(() => hook.end());

  const bubblesOf = (number: string) =>
    hook.store.query((db) =>
      db
        .selectFrom("inbox_messages")
        .innerJoin("conversations", "conversations.id", "inbox_messages.conversation_id")
        .selectAll("inbox_messages")
        .select(["conversations.unread", "number"])
        .where("number", "=", number)
        .orderBy("inbox_messages.id")
        .execute(),
    );
  const eventsOf = (wamid: string) =>
    hook.store.query((db) => db.selectFrom("inbox_events").selectAll().where("wamid", "=", wamid).execute());

  test("stores an event exactly as it was posted, then answers 204", async () => {
    const number = nextNumber();
    const body = `  ${JSON.stringify(received(NOW - 1_000, { whatsapp_id: number }))}\n`;
    const answer = await hook.post(body);
    expect([answer.status, await answer.text()]).toEqual([204, ""]);
    const [bubble] = await bubblesOf(number);
    expect(bubble).toMatchObject({ direction: "in", text: "Hello there", at: NOW - 1_000, unread: 1 });
    const [event] = await eventsOf(String(bubble?.wamid));
    expect(event).toMatchObject({ body, outcome: "taken", event_type: "message_received" });
  });

  test("the same event twenty times at once is one bubble", async () => {
    const number = nextNumber();
    const event = received(NOW, { whatsapp_id: number });
    const answers = await Promise.all(Array.from({ length: 20 }, () => hook.post(event)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    expect((await bubblesOf(number)).map(({ unread }) => unread)).toEqual([1]);
    expect(await eventsOf(String(event.whatsapp_message_id))).toHaveLength(1);
  });

  test("three first messages of a stranger at once make one conversation, also under two spellings", async () => {
    const contact = "c0ffee00-0000-4000-8000-0000000000aa";
    const answers = await Promise.all([
      hook.post(received(NOW, { whatsapp_id: "5215512345678", message: "one" })),
      hook.post(received(NOW, { whatsapp_id: "525512345678", message: "two", contact_id: contact })),
      hook.post(received(NOW, { whatsapp_id: "+52 1 55 1234 5678", message: "three" })),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    const rows = await hook.store.query((db) =>
      db.selectFrom("conversations").selectAll().where("number", "like", "52%").execute(),
    );
    expect(rows.map(({ unread }) => unread)).toEqual([3]);
    expect((await hook.post(sentMessage(NOW, { whatsapp_id: undefined, contact_id: contact }))).status).toBe(
      204,
    );
    const bubbles = await hook.store.query((db) =>
      db
        .selectFrom("inbox_messages")
        .selectAll()
        .where("conversation_id", "=", rows[0]?.id ?? "")
        .execute(),
    );
    expect(bubbles.map(({ direction }) => direction).sort()).toEqual(["in", "in", "in"]);
  });

  test("a contact's message without a number joins the conversation that gets the number later", async () => {
    const contact = "c0ffee00-0000-4000-8000-0000000000bb";
    const number = nextNumber();
    await hook.postAll(
      sentMessage(NOW - 2_000, {
        ...{
          whatsapp_id: undefined,
          contact_id: contact,
          whatsapp_message_id: "wamid.none",
          message: "Welcome",
        },
      }),
      received(NOW - 1_000, { whatsapp_id: number, contact_id: contact, message: "Thanks" }),
    );
    expect((await bubblesOf(number)).map(({ text, author_kind }) => [text, author_kind])).toEqual([
      ["Welcome", "bot"],
      ["Thanks", null],
    ]);
  });

  test("no event changes to whom a reply goes: a contact under another number is another conversation", async () => {
    const contact = "c0ffee00-0000-4000-8000-0000000000cc";
    const [mine, forged] = [nextNumber(), nextNumber()];
    await hook.postAll(
      received(NOW, { whatsapp_id: mine, contact_id: contact, message: "mine" }),
      received(NOW, { whatsapp_id: forged, contact_id: contact, message: "forged" }),
    );
    expect((await bubblesOf(mine)).map(({ text }) => text)).toEqual(["mine"]);
    expect((await bubblesOf(forged)).map(({ text }) => text)).toEqual(["forged"]);
  });

  test("a customer without a number has a conversation, and no number", async () => {
    await hook.post(received(NOW, { whatsapp_id: "US.1234567890123", message: "no number" }));
    const row = await hook.store.query((db) =>
      db.selectFrom("conversations").selectAll().where("user_id", "=", "US.1234567890123").executeTakeFirst(),
    );
    expect(row).toMatchObject({ number: null, unread: 1 });
  });

  test("noise is stored and counted, and shown nowhere", async () => {
    const number = nextNumber();
    const statuses = await hook.postAll(
      { event_type: "call", organization_id: ORGANIZATION, phone_number_id: "1", calls: [{ from: number }] },
      { event_type: "something_new", organization_id: ORGANIZATION, whatsapp_id: number },
      received(NOW, { whatsapp_id: number, sender_type: "user-web" }),
      received(NOW, { whatsapp_id: number, more_data: { page: "/" } }),
      sentMessage(NOW, { whatsapp_id: number, sender_type: "bot-web" }),
    );
    expect(new Set(statuses)).toEqual(new Set([204]));
    expect(await bubblesOf(number)).toEqual([]);
    const { counts } = await findWebhookSettings(hook.owner, hook.store, NOW);
    expect(counts).toContainEqual({ event_type: "call", outcome: "ignored", events: 1 });
    expect(counts).toContainEqual({ event_type: "something_new", outcome: "ignored", events: 1 });
  });

  test("another organization's events are set aside, listed, and taken in once an owner says so", async () => {
    const number = nextNumber();
    const foreign = "00000000-0000-4000-8000-00000000f0f0";
    const event = received(NOW, { whatsapp_id: number, organization_id: foreign });
    expect((await hook.post(event)).status).toBe(204);
    expect(await bubblesOf(number)).toEqual([]);
    const settings = await findWebhookSettings(hook.owner, hook.store, NOW);
    expect(settings.organization_id).toBe(ORGANIZATION);
    expect(settings.set_aside).toMatchObject([{ organization_id: foreign, events: 1 }]);
    await pinOrganization(hook.owner, hook.store, foreign, NOW);
    expect(await bubblesOf(number)).toHaveLength(1);
    expect((await findWebhookSettings(hook.owner, hook.store, NOW)).set_aside).toEqual([]);
    await pinOrganization(hook.owner, hook.store, ORGANIZATION, NOW);
  });

  test.each([
    ["no JSON", "x", 400],
    ["an array", [received(NOW)], 400],
    ["no type", { organization_id: ORGANIZATION }, 400],
    ["no message ID", received(NOW, { whatsapp_message_id: "" }), 400],
    ["no organization", received(NOW, { organization_id: null }), 400],
    ["nobody", received(NOW, { whatsapp_id: null, whatsapp_message_id: "wamid.x" }), 400],
    ["__proto__", '{"event_type":"call","__proto__":{"a":1}}', 400],
    ["a name twice", '{"event_type":"call","event_type":"call"}', 400],
    ["half of a surrogate pair", '{"event_type":"message_received","message":"\\ud800"}', 400],
    ["a hundred levels", `{"event_type":"call","a":${"[".repeat(100)}${"]".repeat(100)}}`, 400],
    ["bytes that are no UTF-8", new Uint8Array([0x7b, 0x22, 0xff]), 400],
    ["more than 64 KB", received(NOW, { message: "x".repeat(70_000) }), 413],
  ])("refuses %s in words, and stores nothing", async (_what, body, status) => {
    const count = () =>
      hook.store.query((db) =>
        db
          .selectFrom("inbox_events")
          .select(({ fn }) => fn.countAll<number>().as("events"))
          .executeTakeFirstOrThrow(),
      );
    const before = await count();
    const answer = await hook.post(body);
    expect(answer.status).toBe(status);
    expect(((await answer.json()) as { detail: string }).detail).toMatch(/\w+ .*\.$/);
    expect(await count()).toEqual(before);
  });

  test.each(Object.entries({ ...UNREADABLE, ...UNFIT }))("%s is no event", async (_what, body) => {
    expect((await hook.post(body)).status).toBe(400);
  });

  test("hostile text and addresses are kept as text", async () => {
    const number = nextNumber();
    const message = `<img src=x onerror=alert(1)> '; drop table sends; -- ${"\u202e"}`;
    const media_url = "javascript:alert(1)";
    const event = received(NOW, { whatsapp_id: number, message, media_url, media_type: "image" });
    expect((await hook.post(event)).status).toBe(204);
    expect(await bubblesOf(number)).toMatchObject([{ text: message, media_url }]);
  });

  test("a clock that runs ahead is not believed", async () => {
    const number = nextNumber();
    await hook.post(received(NOW + 86_400_000 * 365, { whatsapp_id: number }));
    const [bubble] = await bubblesOf(number);
    expect(bubble?.at).toBeLessThanOrEqual(Date.now());
  });

  test("a wrong secret is an unknown path, whatever is posted", async () => {
    const { GET: answerUnknown } = await import("@/app/api/[...path]/route");
    const unknown = answerUnknown();
    const answers = await Promise.all([
      hook.post(received(NOW), { to: "x".repeat(43) }),
      hook.post("no JSON", { to: "" }),
      hook.post(received(NOW), { to: `${hook.secret}x` }),
    ]);
    const text = await unknown.text();
    for (const answer of answers) {
      expect([answer.status, await answer.text()]).toEqual([unknown.status, text]);
      expect([...answer.headers]).toEqual([...unknown.headers]);
    }
  });

  test("a cookie changes nothing, and another content type is refused", async () => {
    const event = received(NOW, { whatsapp_id: nextNumber() });
    const headers = { cookie: "menuet=x", origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    const answer = await hook.post(event, { headers });
    expect(answer.status).toBe(204);
    expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect((await hook.post(event, { headers: { "Content-Type": "text/plain" } })).status).toBe(415);
  });

  test("after a rotation the earlier secret works for an hour, and no longer; the store knows no secret", async () => {
    const url = await makeWebhook(
      hook.store,
      hook.owner,
      { address: null, appOrigin: "https://a.example" },
      NOW,
    );
    const fresh = url.slice(url.lastIndexOf("/") + 1);
    const event = () => received(NOW, { whatsapp_id: nextNumber() });
    expect((await hook.post(event(), { to: fresh })).status).toBe(204);
    expect((await hook.post(event())).status).toBe(204);
    vi.useFakeTimers({ now: NOW + 3_600_001, toFake: ["Date"] });
    expect((await hook.post(event())).status).toBe(404);
    expect((await hook.post(event(), { to: fresh })).status).toBe(204);
    vi.useRealTimers();
    const secrets = await hook.store.query((db) => db.selectFrom("webhook_secrets").selectAll().execute());
    const audit = await hook.store.query((db) => db.selectFrom("audit_entries").selectAll().execute());
    expect(JSON.stringify([secrets, audit])).not.toContain(fresh);
    await stopWebhook(hook.store, hook.owner, NOW);
    expect((await hook.post(event(), { to: fresh })).status).toBe(404);
    await hook.store.query((db) =>
      db
        .insertInto("webhook_secrets")
        .values(secrets.map((row) => ({ ...row, expires_at: null })))
        .execute(),
    );
  });

  test("a receipt of somebody unknown makes no conversation", async () => {
    const number = nextNumber();
    await hook.post(receipt("read", makeMessageId(number, "out"), NOW, { whatsapp_id: number }));
    expect(await bubblesOf(number)).toEqual([]);
    expect(CUSTOMER).not.toBe(number);
  });
});
