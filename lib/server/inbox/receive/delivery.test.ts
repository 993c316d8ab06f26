import { once } from "node:events";
import http, { createServer } from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { makeMessageId, receipt, received, sentMessage } from "@/e2e/fixtures/inbox/events";
import { type Hook, openHook } from "@/e2e/fixtures/inbox/hook-under-test";
import { RESTAURANT_MENU } from "@/e2e/fixtures/reference";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import type { Payload } from "@/lib/message/payload";
import { findWebhookSettings } from "@/lib/server/inbox/webhook-settings";
import { claimReceipt } from "@/lib/server/outbox/ledger/claim-receipt";
import { findDelivery } from "@/lib/server/outbox/ledger/find-delivery";

const NOW = Date.now();
const DAY_MS = 86_400_000;
let people = 0;
const nextNumber = () => `2783555${String(1_000 + people++)}`;
const menuFor = (number: string) => ({ ...RESTAURANT_MENU, phone_number: `+${number}` }) as Payload;

describe.each(STORES)("what became of a message, on %s", (kind) => {
  let hook: Hook;
  beforeAll(async () => void (hook = await openHook(kind)), 60_000);
  afterAll(() => hook.end());

  const deliveryOf = (id: string) => hook.store.query((db) => findDelivery(db, id));
  /** A menu that FlowIQ accepted, and its receipts. */
  const sendMenu = async (number = nextNumber()) => {
    const id = await hook.send(menuFor(number));
    const messageId = makeMessageId(number, "out");
    const report = (rank: Parameters<typeof receipt>[0], at: number, change = {}) =>
      receipt(rank, messageId, at, { whatsapp_id: number, ...change });
    return { id, number, messageId, report, accept: () => hook.accept(id, messageId, number) };
  };

  test("receipts in any order, doubled, give the same end", async () => {
    const orders = [
      ["sent", "delivered", "read"],
      ["read", "delivered", "sent"],
      ["delivered", "read", "delivered", "sent", "read"],
    ] as const;
    const times = { sent: NOW - 3_000, delivered: NOW - 2_000, read: NOW - 1_000 };
    for (const order of orders) {
      const { id, report, accept } = await sendMenu();
      await accept();
      expect(await deliveryOf(id)).toMatchObject({ state: "accepted", sent_at: null });
      const statuses = await hook.postAll(...order.map((rank) => report(rank, times[rank])));
      expect(new Set(statuses)).toEqual(new Set([204]));
      expect(await deliveryOf(id)).toEqual({
        ...{ state: "read", sent_at: times.sent, delivered_at: times.delivered, read_at: times.read },
        ...{ failed_at: null, warned_at: null, note: null, offer: null },
      });
    }
  });

  test("a read without a delivered says that nobody reported the delivery", async () => {
    const { id, report, accept } = await sendMenu();
    await accept();
    await hook.post(report("read", NOW));
    expect(await deliveryOf(id)).toMatchObject({ state: "read", delivered_at: null });
  });

  test("receipts before FlowIQ's answer are joined once it comes", async () => {
    const { id, report, accept } = await sendMenu();
    await hook.postAll(report("sent", NOW - 20), report("delivered", NOW - 10));
    expect(await deliveryOf(id)).toMatchObject({ state: "sending", sent_at: null });
    await accept();
    expect(await deliveryOf(id)).toMatchObject({ state: "delivered", sent_at: NOW - 20 });
  });

  test("a failure stays over a late sent; a delivery after it shows both", async () => {
    const { id, report, accept } = await sendMenu();
    await accept();
    await hook.postAll(report("failed", NOW - 5, { status: "undelivered" }), report("sent", NOW - 9));
    expect(await deliveryOf(id)).toMatchObject({ state: "failed", failed_at: NOW - 5, sent_at: NOW - 9 });
    expect((await deliveryOf(id))?.note).toBe("FlowIQ doesn't say why it failed.");
    await hook.post(report("delivered", NOW - 1));
    expect(await deliveryOf(id)).toMatchObject({
      state: "delivered",
      failed_at: NOW - 5,
      delivered_at: NOW - 1,
    });
  });

  test("a failure outside the window names the window", async () => {
    const { id, number, report, accept } = await sendMenu();
    await hook.post(received(NOW - 2 * DAY_MS, { whatsapp_id: number }));
    await accept();
    await hook.post(report("failed", NOW));
    expect((await deliveryOf(id))?.note).toMatch(/window was closed/);
  });

  test("a warning is a note and no failure", async () => {
    const { id, report, accept } = await sendMenu();
    await accept();
    await hook.postAll(report("sent", NOW), report("failed", NOW, { status: "warning" }));
    expect(await deliveryOf(id)).toMatchObject({ state: "sent", failed_at: null, warned_at: NOW });
  });

  test("message_sent and sent_message about one send make no second bubble", async () => {
    const { id, number, messageId, report, accept } = await sendMenu();
    await hook.post(received(NOW - 5_000, { whatsapp_id: number }));
    await accept();
    await hook.postAll(
      report("sent", NOW - 100),
      sentMessage(NOW - 100, {
        ...{ whatsapp_id: number, whatsapp_message_id: messageId, sender_type: "human-whatsapp" },
        delivered_receipt_received: true,
      }),
    );
    expect(await deliveryOf(id)).toMatchObject({ state: "delivered" });
    const out = await hook.store.query((db) =>
      db.selectFrom("inbox_messages").select("id").where("wamid", "=", messageId).execute(),
    );
    expect(out).toEqual([]);
  });

  test("an ID written otherwise is matched by its key id, once it is this person's and nobody else's", async () => {
    const keyId = "99887766554433221100";
    const number = nextNumber();
    const id = await hook.send(menuFor(number));
    await hook.accept(id, makeMessageId(number, "out", { keyId }), number);
    const other = makeMessageId(number, "out", { keyId, version: 0x14 });
    const ofAnother = receipt("read", other, NOW, { whatsapp_id: nextNumber() });
    const inbound = makeMessageId(number, "in", { keyId });
    await hook.postAll(ofAnother, receipt("read", inbound, NOW, { whatsapp_id: number }));
    expect(await deliveryOf(id)).toMatchObject({ state: "accepted" });
    await hook.post(receipt("delivered", other, NOW, { whatsapp_id: number }));
    expect(await deliveryOf(id)).toMatchObject({ state: "delivered" });
  });

  test("no receipt settles an unknown send; it is offered, and a person decides", async () => {
    const number = nextNumber();
    const messageId = makeMessageId(number, "out");
    const id = await hook.send(menuFor(number));
    await hook.settle(id, { state: "unknown", detail: "It may have been sent." });
    await hook.post(receipt("delivered", messageId, NOW + 1, { whatsapp_id: number }));
    expect(await deliveryOf(id)).toMatchObject({ state: "unknown", offer: messageId });
    const claim = (wamid: string) =>
      claimReceipt(hook.owner, hook.store, { id, messageId: wamid }, Date.now());
    expect(await claim(makeMessageId(number, "out"))).toBe(false);
    expect(await claim(messageId)).toBe(true);
    expect(await claim(messageId)).toBe(false);
    expect(await deliveryOf(id)).toMatchObject({ state: "delivered", offer: null });
  });

  test("what FlowIQ's own row says of an unknown send is offered too; a bot's other message is not", async () => {
    const number = nextNumber();
    const text = "We open at nine.";
    const id = await hook.send({ phone_number: `+${number}`, message_type: "text", text });
    await hook.settle(id, { state: "unknown", detail: "It may have been sent." });
    const report = (message: string) => {
      const messageId = makeMessageId(number, "out");
      const fields = { whatsapp_id: number, whatsapp_message_id: messageId, message };
      return { messageId, event: sentMessage(NOW + 1, fields) };
    };
    await hook.post(report("I am a bot.").event);
    expect(await deliveryOf(id)).toMatchObject({ state: "unknown", offer: null });
    const own = report(text);
    await hook.post(own.event);
    expect(await deliveryOf(id)).toMatchObject({ state: "unknown", offer: own.messageId });
    const claim = { id, messageId: own.messageId };
    expect(await claimReceipt(hook.owner, hook.store, claim, Date.now())).toBe(true);
    expect(await deliveryOf(id)).toMatchObject({ state: "sent", offer: null });
  });

  test("a receipt that may be about either of two unknown sends is offered for neither", async () => {
    const number = nextNumber();
    const sends = [];
    for (const body of ["One", "Two"]) {
      const payload = menuFor(number) as Extract<Payload, { message_type: "interactive" }>;
      const id = await hook.send({ ...payload, interactive: { ...payload.interactive, body } });
      await hook.settle(id, { state: "unknown", detail: "It may have been sent." });
      sends.push(id);
    }
    await hook.post(receipt("sent", makeMessageId(number, "out"), NOW + 1, { whatsapp_id: number }));
    for (const id of sends) expect(await deliveryOf(id)).toMatchObject({ state: "unknown", offer: null });
  });

  test("a receipt that nobody claims in a day is listed", async () => {
    const messageId = makeMessageId(nextNumber(), "out");
    await hook.post(receipt("read", messageId, NOW));
    const list = async (at: number) => {
      const { unmatched } = await findWebhookSettings(hook.owner, hook.store, at);
      return unmatched.filter((one) => one.message_id === messageId).map(({ state }) => state);
    };
    expect(await list(Date.now())).toEqual([]);
    expect(await list(Date.now() + DAY_MS + 1_000)).toEqual(["read"]);
  });

  test("of many receipts that nobody claims, the latest are listed and all are counted", async () => {
    const at = NOW - 30 * DAY_MS;
    const times = { sent_at: at, delivered_at: null, read_at: null, failed_at: null, warned_at: null };
    const rows = Array.from({ length: 205 }, (_, one) => ({
      ...{ wamid: `wamid.many${one}`, key_id: null, person: null, ...times },
      ...{ first_at: at + one, is_claimed: 0 as const },
    }));
    await hook.store.query((db) => db.insertInto("deliveries").values(rows).execute());
    const settings = await findWebhookSettings(hook.owner, hook.store, NOW - 20 * DAY_MS);
    expect(settings.unmatched_count).toBe(205);
    expect(settings.unmatched).toHaveLength(200);
    expect(settings.unmatched[0]?.message_id).toBe("wamid.many204");
    await hook.store.query((db) =>
      db.deleteFrom("deliveries").where("wamid", "like", "wamid.many%").execute(),
    );
  });

  test("a forged event sends nothing, fetches nothing, settles and executes nothing", async () => {
    const number = nextNumber();
    const id = await hook.send(menuFor(number));
    const sends = () =>
      hook.store.query((db) =>
        db.selectFrom("sends").select(["id", "state", "version"]).orderBy("id").execute(),
      );
    const before = await sends();
    const asked: string[] = [];
    const media = createServer((request, response) => {
      asked.push(String(request.url));
      response.end();
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void media.close());
    await once(media, "listening");
    const media_url = `http://127.0.0.1:${(media.address() as AddressInfo).port}/a`;
    const requested = [vi.spyOn(globalThis, "fetch"), vi.spyOn(http, "request"), vi.spyOn(https, "request")];
    await hook.postAll(
      received(NOW, {
        whatsapp_id: number,
        media_type: "image",
        media_url,
        message: "/send",
      }),
      sentMessage(NOW, {
        whatsapp_id: number,
        whatsapp_message_id: makeMessageId(number, "out"),
        message_status: "queued",
      }),
      receipt("failed", makeMessageId(number, "out"), NOW, { whatsapp_id: number }),
      receipt("read", `wamid.${"A".repeat(100)}`, NOW, { whatsapp_id: number }),
    );
    expect(await sends()).toEqual(before);
    for (const request of requested) expect(request).not.toHaveBeenCalled();
    expect(asked).toEqual([]);
    expect(await deliveryOf(id)).toMatchObject({ state: "sending" });
  });
});
