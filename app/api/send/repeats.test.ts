import { afterAll, describe, expect, test } from "vitest";
import { audioFor, listFor, nextNumber, startSendRoute } from "@/e2e/fixtures/outbox/send-route";

const { fake, post, get, getByKey, receivedBy, end } = await startSendRoute();
afterAll(end);

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

  test.each([
    ["a reply, and then no reply", "wamid.HBgLMTIwMjU1NzEwMDAVAgASGBQzRUIwMDAA", undefined],
    ["no reply, and then a reply", undefined, "wamid.HBgLMTIwMjU1NzEwMDAVAgASGBQzRUIwMDAA"],
    ["a reply to another message", "wamid.HBgLMTIwMjU1NzEwMDAVAgASGBQzRUIwMDAA", "wamid.other"],
  ])("the same content is asked about whatever it replies to: %s", async (_what, before, now) => {
    const phone = nextNumber();
    const to = (context_message_id: string | undefined) => ({
      ...listFor(phone),
      ...(context_message_id && { context_message_id }),
    });
    const first = await post({ body: to(before) });
    const second = await post({ body: to(now) });
    expect(second).toMatchObject({ status: 409, body: { id: first.body.id } });
    const meant = await post({ body: to(now), headers: { "Menuet-Resend-Of": first.body.id } });
    expect(meant).toMatchObject({ status: 200, body: { state: "accepted" } });
    expect(await receivedBy(phone)).toHaveLength(2);
  });

  test("the same key with another reply is still another message", async () => {
    const phone = nextNumber();
    const headers = { "Idempotency-Key": "other-reply" };
    await post({ body: listFor(phone), headers });
    const other = { ...listFor(phone), context_message_id: "wamid.other" };
    expect(await post({ body: other, headers })).toMatchObject({ status: 422 });
    expect(await receivedBy(phone)).toHaveLength(1);
  });
});

describe("a send that its page has lost", () => {
  test("is found by its key, with whom it goes to and what it replies to, and nothing is sent", async () => {
    const phone = nextNumber();
    const body = { ...listFor(phone), context_message_id: "wamid.lost" };
    await fake.fault(phone.slice(1), { kind: "reset" });
    const sent = await post({ body, headers: { "Idempotency-Key": "lost" } });
    const found = await getByKey({ "Idempotency-Key": "lost" });
    expect(found).toMatchObject({ status: 200, body: { ...sent.body, recipient: phone } });
    expect(found.body.reply_to).toBe("wamid.lost");
    expect(await get(sent.body.id)).toMatchObject({ status: 200, body: found.body });
    expect(await receivedBy(phone)).toHaveLength(1);
  });

  test("and that never arrived is a 404", async () => {
    expect(await getByKey({ "Idempotency-Key": "never-asked" })).toMatchObject({ status: 404 });
  });

  test.each<Record<string, string>>([{}, { "Idempotency-Key": "" }, { "Idempotency-Key": "two words" }])(
    "is not asked for by %o",
    async (headers) => {
      const { status, body } = await getByKey(headers);
      expect([status, body.type]).toEqual([400, "urn:menuet:problem:no-idempotency-key"]);
    },
  );
});
