import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeMessageId, receipt, received } from "@/e2e/fixtures/inbox/events";
import { type Hook, openHook } from "@/e2e/fixtures/inbox/hook-under-test";
import { RESTAURANT_MENU } from "@/e2e/fixtures/reference";
import { admitForTest } from "@/e2e/fixtures/store/known-account";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import type { Payload } from "@/lib/message/payload";
import { findBatchResults, findMessageResults } from "@/lib/server/inbox/find-results";
import { findThread } from "@/lib/server/inbox/thread/find-thread";
import { createMessage } from "@/lib/server/library/create-message";

type ListPayload = Extract<Payload, { message_type: "interactive" }>;

const NOW = Date.now();
const SENDER = admitForTest("sender");
let people = 0;
const nextNumber = () => `2783666${String(1_000 + people++)}`;

const menuFor = (number: string, change: Partial<ListPayload["interactive"]> = {}): ListPayload => ({
  ...(RESTAURANT_MENU as ListPayload),
  phone_number: `+${number}`,
  interactive: { ...(RESTAURANT_MENU as ListPayload).interactive, ...change },
});
const rows = (...given: [id: string, title: string, description?: string][]) => ({
  sections: [
    {
      title: "All",
      rows: given.map(([id, title, description]) => ({ id, title, ...(description && { description }) })),
    },
  ],
});

describe.each(STORES)("picks on %s", (kind) => {
  let hook: Hook;
  beforeAll(async () => void (hook = await openHook(kind)), 60_000);
  afterAll(() => hook.end());

  const sendList = async (list: Partial<ListPayload["interactive"]> = {}, batchId: string | null = null) => {
    const number = nextNumber();
    const id = await hook.send(menuFor(number, list), { batchId });
    const messageId = makeMessageId(number, "out");
    await hook.accept(id, messageId, number);
    return { id, number, messageId };
  };
  const pick = (number: string, replyTo: string | null, message: unknown, change = {}) =>
    hook.post(
      received(NOW, {
        whatsapp_id: number,
        message_type: "interactive",
        message,
        reply_context_id: replyTo,
        ...change,
      }),
    );
  const threadOf = async (number: string) => {
    const row = await hook.store.query((db) =>
      db.selectFrom("conversations").select("id").where("number", "=", number).executeTakeFirstOrThrow(),
    );
    const page = await findThread(SENDER, hook.store, row.id, {}, Date.now());
    return page?.messages ?? [];
  };
  const lastOf = async (number: string) =>
    (await threadOf(number)).find(({ direction }) => direction === "in");

  const COLA = { id: "cola", title: "Cola", description: "500ml bottle" };
  test.each([
    ["JSON in the text", JSON.stringify({ type: "list_reply", list_reply: COLA }), {}],
    ["an object as the text", { interactive: { list_reply: COLA } }, {}],
    ["JSON in another field", "Cola", { interactive: { type: "list_reply", list_reply: COLA } }],
    ["the id", "cola", {}],
    ["the title", "Cola", {}],
    ["title and description", "Cola\n500ml bottle", {}],
  ])("a row that comes as %s is read", async (_how, message, change) => {
    const { number, messageId } = await sendList();
    expect((await pick(number, messageId, message, change)).status).toBe(204);
    expect(await lastOf(number)).toMatchObject({
      ...{ picked: COLA, pick_candidates: [], text: "Cola\n500ml bottle", reply_to: messageId },
    });
  });

  test.each([
    ["a foreign title", "Lasagne", {}],
    ["a title that was typed", "Cola", { message_type: "text" }],
    ["broken JSON", '{"list_reply":{"id":"cola"', {}],
  ])("%s is plain text", async (_what, message, change) => {
    const { number, messageId } = await sendList();
    await pick(number, messageId, message, change);
    expect(await lastOf(number)).toMatchObject({ picked: null, pick_candidates: [], text: message });
  });

  test("a title without the list that it answers is plain text, JSON is read without it", async () => {
    const { number } = await sendList();
    await pick(number, null, "Cola");
    expect(await lastOf(number)).toMatchObject({ picked: null, text: "Cola" });
    await pick(number, null, { list_reply: COLA });
    expect((await threadOf(number)).filter(({ picked }) => picked)).toHaveLength(1);
  });

  test("another person's list is no list of this one", async () => {
    const list = await sendList();
    const stranger = nextNumber();
    const key = makeMessageId(list.number, "out", { version: 0x14 });
    await pick(stranger, key, "Cola");
    expect(await lastOf(stranger)).toMatchObject({ picked: null });
  });

  test("of two rows with one title nobody says which, unless the description tells", async () => {
    const list = rows(["s", "Pizza", "Small"], ["l", "Pizza", "Large"]);
    const first = await sendList(list);
    await pick(first.number, first.messageId, "Pizza");
    expect(await lastOf(first.number)).toMatchObject({
      picked: null,
      pick_candidates: [{ id: "s" }, { id: "l" }],
      text: "Pizza",
    });
    const second = await sendList(list);
    await pick(second.number, second.messageId, "Pizza\nLarge");
    expect(await lastOf(second.number)).toMatchObject({ picked: { id: "l" } });
  });

  test("an id that is another row's title is either", async () => {
    const { number, messageId } = await sendList(rows(["Tea", "Coffee"], ["x", "Tea"]));
    await pick(number, messageId, "Tea");
    expect(await lastOf(number)).toMatchObject({
      picked: null,
      pick_candidates: [{ id: "Tea" }, { id: "x" }],
    });
  });

  test("results count people and picks of each row apart, and what is unclear for no row", async () => {
    const batchId = "01a20f19-f75d-7000-8137-b8ebb1860d6a";
    await hook.store.query((db) =>
      db
        .insertInto("batches")
        .values({
          ...{ id: batchId, idempotency_key: "results", fingerprint: "", author: "", is_paused: 0 },
          ...{ is_cancelled: 0, total: 3, skipped: "[]", created_at: NOW },
        })
        .execute(),
    );
    const list = { body: `Results of ${kind}`, ...rows(["a", "Alpha"], ["b", "Beta"], ["c", "Beta"]) };
    const sends = [
      await sendList(list, batchId),
      await sendList(list, batchId),
      await sendList(list, batchId),
    ];
    const [one, two, three] = sends;
    if (!one || !two || !three) throw new Error("three sends");
    await hook.postAll(
      ...sends.map(({ messageId, number }) => receipt("sent", messageId, NOW, { whatsapp_id: number })),
      receipt("read", one.messageId, NOW, { whatsapp_id: one.number }),
      receipt("delivered", two.messageId, NOW, { whatsapp_id: two.number }),
      receipt("failed", three.messageId, NOW, { whatsapp_id: three.number }),
    );
    await pick(one.number, one.messageId, "Alpha");
    await pick(one.number, one.messageId, "a");
    await pick(two.number, two.messageId, "Beta");
    const expected = {
      funnel: { accepted: 3, sent: 3, delivered: 2, read: 1, failed: 1, picked: 2 },
      rows: [
        { id: "a", title: "Alpha", people: 1, picks: 2 },
        { id: "b", title: "Beta", people: 0, picks: 0 },
        { id: "c", title: "Beta", people: 0, picks: 0 },
      ],
      unclear: 1,
    };
    expect(await findBatchResults(SENDER, hook.store, batchId)).toEqual({
      contents: [{ version: null, ...expected }],
    });
    const { header = "", footer = "", button } = menuFor("1").interactive;
    const sections = list.sections.map((section) => ({
      ...section,
      rows: section.rows.map((row) => ({ description: "", isIdOwn: true, ...row })),
    }));
    const content = { kind: "list" as const, header, body: list.body, footer, button, sections };
    const order = { name: "Counted", tags: [], note: "", content };
    const made = await createMessage(SENDER, hook.store, order, NOW);
    if (made === "full") throw new Error(made);
    expect(await findMessageResults(SENDER, hook.store, made.id)).toEqual({
      contents: [{ version: 1, ...expected }],
    });
  });
});
