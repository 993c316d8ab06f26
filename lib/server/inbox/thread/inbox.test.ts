import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeMessageId, receipt, sentMessage } from "@/e2e/fixtures/inbox/events";
import { type Hook, openHook } from "@/e2e/fixtures/inbox/hook-under-test";
import { RESTAURANT_MENU } from "@/e2e/fixtures/reference";
import { admitForTest, makeAccount } from "@/e2e/fixtures/store/known-account";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import type { ConversationChange } from "@/lib/api/inbox";
import type { Payload } from "@/lib/message/payload";
import { askName, loadEarlier } from "@/lib/server/inbox/ask-flowiq";
import { changeConversation } from "./change-conversation";
import { findConversationDetail, findConversations } from "./find-conversations";
import { findThread } from "./find-thread";
import { searchInbox } from "./search-inbox";

const NOW = Date.now();
const DAY_MS = 86_400_000;
const SENDER = admitForTest("sender");
let people = 0;
const nextNumber = () => `2784777${String(1_000 + people++)}`;
const menuFor = (number: string, body: string) =>
  ({
    ...RESTAURANT_MENU,
    phone_number: `+${number}`,
    interactive: { ...RESTAURANT_MENU.interactive, body },
  }) as Payload;

describe.each(STORES)("the inbox on %s", (kind) => {
  let hook: Hook;
  beforeAll(async () => void (hook = await openHook(kind)), 60_000);
  afterAll(() => hook.end());

  const idOf = (number: string) => hook.findId(number);
  const write = (number: string, message: string, at = NOW, change = {}) =>
    hook.write(number, message, at, change);
  const read = async (number: string, part = {}) => {
    const page = await findThread(SENDER, hook.store, await idOf(number), part, NOW);
    if (!page) throw new Error("no thread");
    return page;
  };
  const texts = async (number: string) => (await read(number)).messages.map(({ text }) => text);

  test("lists conversations the latest first, a page at a time, and each once", async () => {
    const writers = Array.from({ length: 60 }, (_, person) => person);
    await Promise.all(writers.map((person) => write(nextNumber(), `number ${person}`, NOW - person)));
    const seen: string[] = [];
    for (let before: string | undefined, page = 0; page < 3; page++) {
      const found = await findConversations(SENDER, hook.store, { before }, NOW);
      seen.push(...found.conversations.map(({ id }) => id));
      if (found.next === null) break;
      before = found.next;
    }
    expect(seen.length).toBeGreaterThanOrEqual(60);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test("a thread holds both sides in their order, our own sends with their true state", async () => {
    const number = nextNumber();
    await write(number, "Hello", NOW - 3_000);
    const id = await hook.send(menuFor(number, "Our menu"), { at: NOW - 2_000 });
    await write(number, "Thanks", NOW - 1_000);
    expect(await texts(number)).toEqual(["Thanks", "Our Menu Our menu", "Hello"]);
    const stateOf = async () => (await read(number)).messages.find(({ send_id }) => send_id === id)?.state;
    expect(await stateOf()).toBe("sending");
    const messageId = makeMessageId(number, "out");
    // FlowIQ's row can arrive before its answer, and still makes one bubble.
    await hook.post(sentMessage(NOW - 1_900, { whatsapp_id: number, whatsapp_message_id: messageId }));
    await hook.accept(id, messageId, number);
    expect(await stateOf()).toBe("sent");
    await hook.post(receipt("read", messageId, NOW, { whatsapp_id: number }));
    expect(await stateOf()).toBe("read");
    expect((await read(number)).messages).toHaveLength(3);
  });

  test("a thread says why FlowIQ refused a send, and which receipt may be an unknown one's", async () => {
    const number = nextNumber();
    await write(number, "Hello", NOW - 3_000);
    const refused = await hook.send(menuFor(number, "refused"));
    await hook.settle(refused, { state: "rejected", reason: "contact", detail: "No contact." });
    const unknown = await hook.send(menuFor(number, "unknown"));
    await hook.settle(unknown, { state: "unknown", detail: "It may have been sent." });
    const messageId = makeMessageId(number, "out");
    await hook.post(receipt("sent", messageId, Date.now(), { whatsapp_id: number }));
    const found = (await read(number)).messages.map(({ send_id, reason, offer }) => [send_id, reason, offer]);
    expect(found).toEqual([
      [unknown, null, messageId],
      [refused, "contact", null],
      [null, null, null],
    ]);
  });

  test("pages of a thread go back, forward and around a message without a gap", async () => {
    const number = nextNumber();
    const lines = Array.from({ length: 120 }, (_, line) => line);
    await Promise.all(lines.map((line) => write(number, `line ${line}`, NOW - 200_000 + line * 1_000)));
    const newest = await read(number);
    expect(newest.messages[0]?.text).toBe("line 119");
    const older = await read(number, { before: newest.next });
    expect(older.messages[0]?.text).toBe("line 69");
    const middle = older.messages[20];
    const around = await read(number, { around: middle?.id });
    expect(around.messages.map(({ id }) => id)).toContain(middle?.id);
    expect(around.newer).toBe(true);
    const later = await read(number, { after: around.messages[0]?.id });
    const shown = [...later.messages, ...around.messages].map(({ text }) => Number(text.slice(5)));
    expect(shown).toEqual(shown.map((_, at) => (shown[0] ?? 0) - at));
  });

  test("unread, read marks, assignment, done, and a message that opens it again", async () => {
    const number = nextNumber();
    const id = await write(number, "one", NOW - 2_000);
    await write(number, "two", NOW - 1_000);
    const [two, one] = (await read(number)).messages;
    const change = (to: ConversationChange) =>
      changeConversation(SENDER, hook.store, { id, change: to }, NOW);
    await change({ read_up_to: one?.id });
    const detail = async () => findConversationDetail(SENDER, hook.store, id, NOW);
    expect(await detail()).toMatchObject({ unread: 1, window_message: { id: two?.id, text: "two" } });
    await change({ read_up_to: two?.id });
    expect(await detail()).toMatchObject({ unread: 0, window_until: NOW - 1_000 + DAY_MS });
    const accountId = await makeAccount(hook.store, "sender");
    const viewerId = await makeAccount(hook.store, "viewer");
    expect(await change({ assigned_to: viewerId })).toBe("no account");
    expect(await change({ assigned_to: accountId })).toBe("changed");
    expect(await detail()).toMatchObject({ assigned_to: { account_id: accountId, name: "A sender" } });
    const mine = await findConversations(
      admitForTest("sender", { accountId }),
      hook.store,
      { filter: "mine" },
      NOW,
    );
    expect(mine.conversations.map((one) => one.id)).toEqual([id]);
    expect(mine.mine).toBe(1);
    await change({ is_done: true });
    const done = await findConversations(SENDER, hook.store, { filter: "done" }, NOW);
    expect(done.conversations.map((one) => one.id)).toEqual([id]);
    await write(number, "three", NOW);
    expect(await detail()).toMatchObject({ is_done: false, unread: 1 });
  });

  test("a message that arrives while the thread is marked as read stays unread, and no mark goes back", async () => {
    const number = nextNumber();
    const id = await write(number, "first", NOW - 100_000);
    const first = (await read(number)).messages[0]?.id;
    const marking = Array.from({ length: 20 }, () =>
      changeConversation(SENDER, hook.store, { id, change: { read_up_to: first } }, NOW),
    );
    const lines = Array.from({ length: 20 }, (_, line) => write(number, `${line}`, NOW - 20_000 + line));
    await Promise.all([...marking, ...lines]);
    const unread = async () => (await findConversationDetail(SENDER, hook.store, id, NOW))?.unread;
    expect(await unread()).toBe(20);
    const newest = (await read(number)).messages[0]?.id;
    await changeConversation(SENDER, hook.store, { id, change: { read_up_to: newest } }, NOW);
    await changeConversation(SENDER, hook.store, { id, change: { read_up_to: first } }, NOW);
    expect(await unread()).toBe(0);
  });

  test("a change of several fields applies whole or not at all, and each is in the log", async () => {
    const id = await write(nextNumber(), "one", NOW);
    const { email: who } = SENDER;
    const change = (to: ConversationChange) =>
      changeConversation(SENDER, hook.store, { id, change: to }, NOW);
    const detail = async () => findConversationDetail(SENDER, hook.store, id, NOW);
    const before = await detail();
    const read_up_to = before?.window_message?.id;
    const nobody = { read_up_to, assigned_to: "nobody-has-this-id", is_done: true };
    expect(await change(nobody)).toBe("no account");
    expect(await detail()).toEqual(before);
    const assigned_to = await makeAccount(hook.store, "sender");
    expect(await change({ read_up_to, assigned_to, is_done: true })).toBe("changed");
    expect(await detail()).toMatchObject({
      ...{ unread: 0, is_done: true },
      assigned_to: { account_id: assigned_to },
    });
    expect(await change({ assigned_to: null })).toBe("changed");
    expect(await detail()).toMatchObject({ unread: 0, is_done: true, assigned_to: null });
    const gone = { id: "01a20f19-f75d-7000-8137-b8ebb1860d6a", change: { is_done: true } };
    expect(await changeConversation(SENDER, hook.store, gone, NOW)).toBe("missing");
    const entries = await hook.store.query((db) =>
      db
        .selectFrom("audit_entries")
        .select(["event", "who", "what"])
        .where("what", "like", `conversation ${id}%`)
        .orderBy("id")
        .execute(),
    );
    const words = [`assigned to ${assigned_to}`, "done", "assigned to nobody"];
    expect(entries.map((entry) => ({ ...entry, what: entry.what.split(": ")[1] }))).toEqual(
      words.map((what) => ({ event: "conversation changed", who, what })),
    );
  });

  test("the window rests on the customer's latest message; our own sends and late events don't move it", async () => {
    const number = nextNumber();
    const id = await write(number, "newer", NOW - 1_000);
    await write(number, "older", NOW - 5_000);
    const send = await hook.send(menuFor(number, "window"), { at: NOW });
    await hook.accept(send, makeMessageId(number, "out"), number);
    const detail = await findConversationDetail(SENDER, hook.store, id, NOW);
    expect(detail).toMatchObject({ window_until: NOW - 1_000 + DAY_MS, last_direction: "out" });
    expect(detail?.window_message?.text).toBe("newer");
    const open = await findConversations(SENDER, hook.store, { filter: "open" }, NOW + DAY_MS);
    expect(open.conversations.map((one) => one.id)).not.toContain(id);
    const counted = (at: number) => findConversations(SENDER, hook.store, {}, at).then((page) => page.open);
    expect(await counted(NOW)).toBeGreaterThan(60);
    expect(await counted(NOW + 2 * DAY_MS)).toBe(0);
  });

  test("search finds names, numbers and words, and leads to the message", async () => {
    const number = nextNumber();
    const id = await write(number, "Où est la crème brûlée?", NOW - 2_000);
    await write(number, "可口可乐 please", NOW - 1_000);
    const send = await hook.send(menuFor(number, "Zebracake today"));
    const messageId = makeMessageId(number, "out");
    await hook.accept(send, messageId, number);
    await hook.post(receipt("sent", messageId, NOW, { whatsapp_id: number }));
    const find = (text: string) => searchInbox(SENDER, hook.store, { text }, NOW);
    const found = async (text: string) => (await find(text)).messages.map((one) => one.text);
    expect(await found("creme BRUL")).toEqual(["Où est la crème brûlée?"]);
    expect(await found("brulee creme")).toEqual(["Où est la crème brûlée?"]);
    expect(await found("可口")).toEqual(["可口可乐 please"]);
    expect(await found("zebra")).toEqual(["Our Menu Zebracake today"]);
    expect(await found("brulee zebracake")).toEqual([]);
    expect(await found("%")).toEqual([]);
    const [hit] = (await find("zebracake")).messages;
    expect(hit).toMatchObject({ id: send, conversation_id: id, direction: "out" });
    expect((await read(number, { around: send })).messages.map((one) => one.id)).toContain(send);
    const people = async (text: string) => (await find(text)).conversations.map((one) => one.id);
    expect(await people(`+27 84 ${number.slice(4)}`)).toEqual([id]);
    expect(await people(number.slice(-4))).toEqual([id]);
    expect(await people(`0${number.slice(2)}`)).toEqual([id]);
    await askName(SENDER, hook.store, id, {
      find: async () => ({ kind: "found", name: "Zoë Ngũgĩ" }),
      now: NOW,
    });
    expect(await people("zoe")).toEqual([id]);
    expect(await people("ngu zo")).toEqual([id]);
  });

  test("a search with more than one page goes on where it stopped", async () => {
    const number = nextNumber();
    const lines = Array.from({ length: 60 }, (_, line) => line);
    await Promise.all(lines.map((line) => write(number, `aardvark ${line}`, NOW - 100_000 + line)));
    const first = await searchInbox(SENDER, hook.store, { text: "aardvark" }, NOW);
    const second = await searchInbox(SENDER, hook.store, { text: "aardvark", before: first.next ?? "" }, NOW);
    const all = [...first.messages, ...second.messages].map(({ text }) => text);
    expect(all).toEqual(Array.from({ length: 60 }, (_, at) => `aardvark ${59 - at}`));
  });

  test("FlowIQ is asked for a name at most once an hour, and only because a person wants it", async () => {
    const id = await write(nextNumber(), "who am I");
    let asked = 0;
    const ask = (now: number) =>
      askName(SENDER, hook.store, id, { find: async () => ({ kind: "found", name: `N ${++asked}` }), now });
    await Promise.all([ask(NOW), ask(NOW), ask(NOW + 1_000)]);
    expect(asked).toBe(1);
    // The first of the three started the hour.
    await ask(NOW + 3_602_000);
    expect(asked).toBe(2);
  });

  test("earlier messages come once, whatever drifts, and can't be quoted", async () => {
    const number = nextNumber();
    const id = await write(number, "known", NOW - 1_000);
    const line = (message: string, ago: number, sender_type = "user-whatsapp") => ({
      ...{ message, sender_type, created_at: new Date(NOW - ago).toISOString() },
      ...{ message_status: "read", media_type: null, media_url: null },
    });
    const messages = [line("known", 3_000), line("before", 900_000), line("answer", 800_000, "bot-whatsapp")];
    const load = () =>
      loadEarlier(
        SENDER,
        hook.store,
        { id, page: 1 },
        {
          find: async () => ({ kind: "found", messages, hasNext: true }),
          now: NOW,
        },
      );
    expect(await load()).toEqual({ kind: "loaded", added: 2, hasNext: true });
    expect(await load()).toEqual({ kind: "loaded", added: 0, hasNext: true });
    expect(
      (await read(number)).messages.map(({ text, source, message_id }) => [
        text,
        source,
        message_id !== null,
      ]),
    ).toEqual([
      ["known", "event", true],
      ["answer", "history", false],
      ["before", "history", false],
    ]);
  });
});
