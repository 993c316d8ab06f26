import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeMessageId, receipt, received, sentMessage } from "@/e2e/fixtures/inbox/events";
import { type Hook, openHook } from "@/e2e/fixtures/inbox/hook-under-test";
import { makeToken } from "@/e2e/fixtures/store/known-account";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import { IDEMPOTENCY_KEY_HEADER, REPLY_AFTER_HEADER } from "@/lib/api/send-view";
import type { Payload } from "@/lib/message/payload";
import { makeId } from "@/lib/server/db/make-id";
import { type Creation, createSend } from "@/lib/server/outbox/ledger/create-send";

let people = 0;
let keys = 0;
const nextNumber = () => `2784333${String(1_000 + people++)}`;
const CEILINGS = { perDay: 10_000, perUserMinute: 10_000 };

describe.each(STORES)("a reply after a colleague's, on %s", (kind) => {
  let hook: Hook;
  beforeAll(async () => void (hook = await openHook(kind)), 60_000);
  afterAll(() => hook.end());

  /** A customer who wrote, and the id of their thread's newest message. */
  const customer = async (at = Date.now() - 1_000) => {
    const number = nextNumber();
    await hook.post(received(at, { whatsapp_id: number }));
    const { id } = await hook.store.query((db) =>
      db
        .selectFrom("inbox_messages")
        .innerJoin("conversations", "conversations.id", "inbox_messages.conversation_id")
        .select("inbox_messages.id")
        .where("number", "=", number)
        .executeTakeFirstOrThrow(),
    );
    return { number, read: id };
  };
  const reply = (number: string, author: string, replyAfter: string | null, text = `By ${author}`) => {
    const now = Date.now();
    const order = { idempotencyKey: `reply-${keys++}`, resendOf: null, batchId: null, author, address: "" };
    const payload: Payload = { phone_number: `+${number}`, message_type: "text", text };
    const parts = { now: () => now, claimer: null, ...CEILINGS };
    return createSend(hook.store, makeId(now), { ...order, payload, replyAfter }, parts);
  };
  const sendsTo = (number: string) =>
    hook.store.query((db) =>
      db.selectFrom("sends").select("author").where("recipient", "=", `+${number}`).execute(),
    );

  test("is refused with the colleague's words, leaves nothing, and goes out once it names what was read", async () => {
    const { number, read } = await customer();
    expect(await reply(number, "ana", read)).toMatchObject({ kind: "created" });
    const refused = await reply(number, "ben", read);
    expect(refused).toMatchObject({ kind: "overtaken", reply: { by: "ana", words: "By ana" } });
    expect(await sendsTo(number)).toEqual([{ author: "ana" }]);
    const { id } = (refused as Extract<Creation, { kind: "overtaken" }>).reply;
    expect(await reply(number, "ben", id)).toMatchObject({ kind: "created" });
  });

  test("of two agents within a second one is asked, however they race", async () => {
    for (let round = 0; round < 5; round++) {
      const { number, read } = await customer();
      const kinds = (await Promise.all([reply(number, "ana", read), reply(number, "ben", read)])).map(
        ({ kind: end }) => end,
      );
      expect(kinds.sort()).toEqual(["created", "overtaken"]);
      expect(await sendsTo(number)).toHaveLength(1);
    }
  });

  test("one's own messages, the customer's, and what never left don't count", async () => {
    const { number, read } = await customer();
    await reply(number, "ana", read, "first");
    expect(await reply(number, "ana", read, "second")).toMatchObject({ kind: "created" });
    await hook.post(received(Date.now(), { whatsapp_id: number, message: "more" }));
    expect(await reply(number, "ana", read, "third")).toMatchObject({ kind: "created" });
    const other = await customer();
    const lost = await hook.send({ phone_number: `+${other.number}`, message_type: "text", text: "lost" });
    await hook.settle(lost, { state: "rejected", reason: "refused", detail: "No." });
    expect(await reply(other.number, "ana", other.read)).toMatchObject({ kind: "created" });
  });

  test("a bot's message counts; FlowIQ's own report of one's send does not", async () => {
    const { number, read } = await customer();
    const mine = await hook.send({ phone_number: `+${number}`, message_type: "text", text: "mine" });
    const messageId = makeMessageId(number, "out");
    await hook.accept(mine, messageId, number);
    await hook.postAll(
      sentMessage(Date.now(), { whatsapp_id: number, whatsapp_message_id: messageId }),
      receipt("read", messageId, Date.now(), { whatsapp_id: number }),
    );
    expect(await reply(number, hook.owner.email, read)).toMatchObject({ kind: "created" });
    const bot = makeMessageId(number, "out");
    await hook.post(
      sentMessage(Date.now(), { whatsapp_id: number, whatsapp_message_id: bot, message: "I am a bot" }),
    );
    expect(await reply(number, hook.owner.email, read, "again")).toMatchObject({
      kind: "overtaken",
      reply: { by: "A bot", words: "I am a bot" },
    });
  });

  test("without what was read nothing is asked, and another spelling of the number is the same person", async () => {
    const at = Date.now() - 1_000;
    await hook.post(received(at, { whatsapp_id: "5215598765432" }));
    expect(await reply("5215598765432", "ana", makeId(at))).toMatchObject({ kind: "created" });
    expect(await reply("525598765432", "ben", makeId(at))).toMatchObject({ kind: "overtaken" });
    expect(await reply("525598765432", "ben", null)).toMatchObject({ kind: "created" });
  });

  test("the route answers 409 in words, with what to name as read", async () => {
    const { POST } = await import("@/app/api/send/route");
    const { number, read } = await customer();
    await reply(number, "ana@example.com", read, "We open at nine.");
    const token = await makeToken(hook.store, "sender");
    const answer = await POST(
      new Request("https://menuet.example/api/send", {
        method: "POST",
        headers: {
          ...token,
          "Content-Type": "application/json",
          [IDEMPOTENCY_KEY_HEADER]: `route-${kind}`,
          [REPLY_AFTER_HEADER]: read,
        },
        body: JSON.stringify({ phone_number: `+${number}`, message_type: "text", text: "At nine." }),
      }),
    );
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      title: "Someone replied while you were writing",
      detail: "Nothing was sent. ana@example.com wrote: “We open at nine.”",
      id: expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(await sendsTo(number)).toHaveLength(1);
  });
});
