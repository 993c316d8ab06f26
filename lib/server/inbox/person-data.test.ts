import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeMessageId, receipt } from "@/e2e/fixtures/inbox/events";
import { type Hook, openHook } from "@/e2e/fixtures/inbox/hook-under-test";
import { admitForTest } from "@/e2e/fixtures/store/known-account";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import { erasePerson, exportPerson } from "./person-data";
import { sweepInbox } from "./sweep-inbox";
import { recordReading } from "./thread/change-conversation";
import { findThread } from "./thread/find-thread";
import { searchInbox } from "./thread/search-inbox";

const NOW = Date.now();
const DAY_MS = 86_400_000;
const SENDER = admitForTest("sender");
let people = 0;
const nextNumber = () => `2784666${String(1_000 + people++)}`;

describe.each(STORES)("what is stored about a person, on %s", (kind) => {
  let hook: Hook;
  beforeAll(async () => void (hook = await openHook(kind)), 60_000);
  afterAll(() => hook.end());

  const idOf = (number: string) => hook.findId(number);
  const write = (number: string, message: string, at = NOW, change = {}) =>
    hook.write(number, message, at, change);

  test("reading a thread is logged once an hour, with a masked number", async () => {
    const number = nextNumber();
    const id = await write(number, "private");
    const reader = admitForTest("viewer", {
      accountId: `reader-${kind}`,
      email: `reader-${kind}@menuet.example`,
    });
    const look = (at: number) => recordReading(reader, hook.store, { id, number: `+${number}` }, at);
    for (const at of [NOW, NOW + 1, NOW + 1_000]) await look(at);
    await look(NOW + 3_600_001);
    const entries = await hook.store.query((db) =>
      db.selectFrom("audit_entries").selectAll().where("who", "=", reader.email).execute(),
    );
    expect(entries.map(({ event }) => event)).toEqual(["thread read", "thread read"]);
    expect(JSON.stringify(entries)).not.toContain(number);
  });

  test("one person is exported whole, and erased without a trace", async () => {
    const number = nextNumber();
    const id = await write(number, "erase me quokka", NOW - 1_000, { contact_id: `contact-${kind}` });
    const send = await hook.send({
      phone_number: `+${number}`,
      message_type: "text",
      text: "for the erased",
    });
    const messageId = makeMessageId(number, "out");
    await hook.accept(send, messageId, number);
    await hook.post(receipt("sent", messageId, NOW, { whatsapp_id: number }));
    const file = await exportPerson(hook.owner, hook.store, id, NOW);
    expect(file).toMatchObject({
      messages: [{ text: "erase me quokka" }],
      sends: [{ id: send, state: "accepted" }],
      receipts: [{ wamid: messageId }],
    });
    expect(file?.events).toHaveLength(2);
    expect(await erasePerson(hook.owner, hook.store, id, NOW)).toBe(true);
    const tables = [
      "inbox_events",
      "deliveries",
      "conversations",
      "conversation_keys",
      "conversation_terms",
      "inbox_messages",
      "inbox_picks",
      "inbox_terms",
      "sends",
      "send_events",
      "audit_entries",
    ] as const;
    for (const table of tables) {
      const rows = await hook.store.query((db) => db.selectFrom(table).selectAll().execute());
      expect([table, JSON.stringify(rows).includes(number)]).toEqual([table, false]);
      expect([table, JSON.stringify(rows).toLowerCase().includes("quokka")]).toEqual([table, false]);
    }
    expect(await erasePerson(hook.owner, hook.store, id, NOW)).toBe(false);
  });

  test("what is older than the outbox's setting goes, and nothing younger", async () => {
    const old = nextNumber();
    const young = nextNumber();
    await write(old, "ancient wombat", NOW - 100 * DAY_MS);
    const id = await write(young, "old and young", NOW - 100 * DAY_MS);
    await write(young, "young wombat", NOW);
    await hook.store.query((db) =>
      db.updateTable("conversations").set({ changed: 1 }).where("number", "=", old).execute(),
    );
    await sweepInbox(hook.store, NOW);
    await expect(idOf(old)).rejects.toThrow();
    expect(await idOf(young)).toBe(id);
    const thread = await findThread(SENDER, hook.store, id, {}, NOW);
    expect(thread?.messages.map(({ text }) => text)).toEqual(["young wombat"]);
    const found = await searchInbox(SENDER, hook.store, { text: "wombat" }, NOW);
    expect(found.messages.map(({ text }) => text)).toEqual(["young wombat"]);
  });
});
