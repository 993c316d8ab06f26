import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as z from "zod/mini";
import { received } from "@/e2e/fixtures/inbox/events";
import { type Hook, openHook } from "@/e2e/fixtures/inbox/hook-under-test";
import { RESTAURANT_MENU } from "@/e2e/fixtures/reference";
import { admitForTest, makeAccount } from "@/e2e/fixtures/store/known-account";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import { inboxChangesSchema } from "@/lib/api/inbox";
import type { Payload } from "@/lib/message/payload";
import { openStore } from "@/lib/server/db/server-store";
import type { Store } from "@/lib/server/db/store";
import { erasePerson } from "./person-data";
import { findConversations } from "@/lib/server/inbox/thread/find-conversations";
import { answerStream, endStreams } from "./answer-stream";
import { findChanges, InboxFeed, openFeed } from "./feed";
import { recordPresence } from "./presence";

const SOON = { timeout: 3_000, interval: 10 };
let people = 0;
const nextNumber = () => `2785888${String(1_000 + people++)}`;

/** Reads a stream as a browser does. */
function listen(store: Store, cursor: string | null = null) {
  const gone = new AbortController();
  const answer = answerStream(store, cursor, gone.signal);
  const events: { id: string; event: string; data: z.output<typeof inboxChangesSchema> }[] = [];
  let isOver = false;
  const read = async () => {
    let text = "";
    const decoder = new TextDecoder();
    for await (const piece of answer.body ?? []) {
      text += decoder.decode(piece, { stream: true });
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const fields = Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s).slice(0, 2)));
        if (fields.data === undefined) continue;
        const data = inboxChangesSchema.parse(JSON.parse(fields.data));
        events.push({ id: fields.id, event: fields.event, data });
      }
    }
    isOver = true;
  };
  const reading = read();
  // Changes of the last seconds may arrive right after the start.
  const begun = () => vi.waitFor(() => expect(events).not.toHaveLength(0), SOON);
  const numbers = () => events.flatMap(({ data }) => data.conversations.map(({ number }) => number));
  return { answer, events, begun, numbers, reading, isOver: () => isOver, leave: () => gone.abort() };
}

describe.each(STORES)("the stream on %s", (kind) => {
  let hook: Hook;
  let other: Store;
  beforeAll(async () => {
    hook = await openHook(kind);
    other = openStore(hook.settings);
  }, 60_000);
  afterAll(async () => {
    endStreams();
    await other.close();
    await hook.end();
  });

  const write = (number: string) => hook.post(received(Date.now(), { whatsapp_id: number }));

  test("begins with a cursor, and tells of a message as it comes", async () => {
    const stream = listen(hook.store);
    await stream.begun();
    expect(stream.answer.headers.get("content-type")).toMatch(/^text\/event-stream/);
    expect(stream.events[0]).toMatchObject({ event: "ready", data: { reset: true, conversations: [] } });
    const number = nextNumber();
    await write(number);
    await vi.waitFor(() => expect(stream.numbers()).toContain(`+${number}`), SOON);
    expect(stream.events.at(-1)?.id).toBe(stream.events.at(-1)?.data.cursor);
    stream.leave();
    await stream.reading;
  });

  test("what another process stores is told here", async () => {
    const stream = listen(other);
    await stream.begun();
    const number = nextNumber();
    await write(number);
    await vi.waitFor(() => expect(stream.numbers()).toContain(`+${number}`), SOON);
    stream.leave();
    await stream.reading;
  });

  test("after a cut, a colleague's reply and a customer's message in the gap are there", async () => {
    const [customer, replied] = [nextNumber(), nextNumber()];
    await write(replied);
    const first = listen(hook.store);
    await first.begun();
    first.leave();
    await first.reading;
    const cursor = first.events.at(-1)?.id ?? null;
    await write(customer);
    const id = await hook.send({ ...RESTAURANT_MENU, phone_number: `+${replied}` } as Payload);
    await hook.settle(id, { state: "unknown", detail: "x" });
    const second = listen(hook.store, cursor);
    await second.begun();
    const [ready] = second.events;
    expect(ready).toMatchObject({ event: "ready", data: { reset: false } });
    const told = ready?.data.conversations ?? [];
    expect(told.map(({ number }) => number)).toEqual(expect.arrayContaining([`+${customer}`, `+${replied}`]));
    expect(told.find(({ number }) => number === `+${replied}`)?.last_direction).toBe("out");
    second.leave();
    await second.reading;
    const polled = await findChanges(hook.store, cursor, Date.now());
    expect(polled.conversations.map(({ number }) => number)).toContain(`+${customer}`);
  });

  test("a cursor that makes no sense, or is too far behind, starts anew", async () => {
    expect(await findChanges(hook.store, "x", Date.now())).toMatchObject({ reset: true, conversations: [] });
    const latest = await findChanges(hook.store, null, Date.now());
    const { unread } = await findConversations(hook.owner, hook.store, {}, Date.now());
    expect([latest.unread, unread > 0]).toEqual([unread, true]);
    expect(await findChanges(hook.store, latest.cursor, Date.now())).toMatchObject({ reset: false });
  });

  test("two changes within one millisecond are both told", async () => {
    const number = nextNumber();
    const stream = listen(hook.store);
    await stream.begun();
    await Promise.all(Array.from({ length: 5 }, () => write(number)));
    const unread = () =>
      stream.events
        .flatMap(({ data }) => data.conversations)
        .filter((one) => one.number === `+${number}`)
        .at(-1)?.unread;
    await vi.waitFor(() => expect(unread()).toBe(5), SOON);
    stream.leave();
    await stream.reading;
  });

  test("who looks and who types is told, until they leave", async () => {
    const number = nextNumber();
    await write(number);
    const row = await hook.store.query((db) =>
      db.selectFrom("conversations").select("id").where("number", "=", number).executeTakeFirstOrThrow(),
    );
    const accountId = await makeAccount(hook.store, "sender");
    const colleague = admitForTest("sender", { accountId });
    const [mine, theirs] = [listen(hook.store), listen(hook.store)];
    await Promise.all([mine.begun(), theirs.begun()]);
    const stream = theirs.events[0]?.data.stream ?? "";
    const look = { stream, conversationId: row.id, isTyping: true };
    await recordPresence(colleague, hook.store, look, Date.now());
    // Another account can't speak for that stream.
    await recordPresence(hook.owner, hook.store, { ...look, conversationId: null }, Date.now());
    const peopleNow = () =>
      mine.events
        .flatMap(({ data }) => data.conversations)
        .filter(({ id }) => id === row.id)
        .at(-1)
        ?.people.map(({ account_id, is_typing }) => [account_id, is_typing]);
    await vi.waitFor(() => expect(peopleNow()).toEqual([[accountId, true]]), SOON);
    theirs.leave();
    await vi.waitFor(() => expect(peopleNow()).toEqual([]), SOON);
    mine.leave();
    await mine.reading;
  });

  test("a conversation that is erased is told as empty", async () => {
    const number = nextNumber();
    await write(number);
    const row = await hook.store.query((db) =>
      db.selectFrom("conversations").select("id").where("number", "=", number).executeTakeFirstOrThrow(),
    );
    const stream = listen(hook.store);
    await stream.begun();
    await erasePerson(hook.owner, hook.store, row.id, Date.now());
    const told = () =>
      stream.events
        .flatMap(({ data }) => data.conversations)
        .filter(({ id }) => id === row.id)
        .at(-1);
    await vi.waitFor(() => expect(told()).toMatchObject({ last_at: 0, number: null, last_text: "" }), SOON);
    stream.leave();
    await stream.reading;
  });

  test("nobody watching costs no query, and an idle stream only its own", async () => {
    const query = vi.spyOn(hook.store, "query");
    const feed = new InboxFeed(hook.store);
    expect(feed.watchers).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(openFeed(hook.store).watchers).toBe(0);
    expect(query).not.toHaveBeenCalled();
    const stop = await feed.watch(() => undefined);
    query.mockClear();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(query.mock.calls.length).toBeLessThanOrEqual(5);
    stop();
    query.mockRestore();
  });

  test("a server that stops ends its streams at once", async () => {
    const stream = listen(hook.store);
    await stream.begun();
    endStreams();
    await stream.reading;
    expect(stream.isOver()).toBe(true);
  });
});
