import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { openHook, type Hook } from "@/e2e/fixtures/inbox/hook-under-test";
import { RESTAURANT_MENU } from "@/e2e/fixtures/reference";
import { admitForTest, makeToken } from "@/e2e/fixtures/store/known-account";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import { type CustomerAct } from "@/lib/api/inbox-sandbox";
import type { Payload } from "@/lib/message/payload";
import { makeWamid } from "@/lib/server/flowiq/sandbox-reference";
import { findConversations } from "@/lib/server/inbox/thread/find-conversations";
import { findThread } from "@/lib/server/inbox/thread/find-thread";
import { findWebhookSettings } from "./webhook-settings";
import { findDelivery } from "@/lib/server/outbox/ledger/find-delivery";
import { findSend } from "@/lib/server/outbox/ledger/read-send";
import { actAsCustomer } from "./act-as-customer";
import { followSend } from "./post-event";
import { removeSamples, seedSamples } from "./samples";

vi.mock("@/lib/server/flowiq/env", async (original) => ({
  ...(await original<object>()),
  readSettings: () => ({ mode: "sandbox" }),
}));

const SENDER = admitForTest("sender");
const NUMBER = "+12025550190";

describe.each(STORES)("the sandbox's customers on %s", (kind) => {
  let hook: Hook;
  beforeAll(async () => void (hook = await openHook(kind)), 60_000);
  afterEach(() => void vi.useRealTimers());
  afterAll(() => hook.end());

  const act = (given: CustomerAct) =>
    actAsCustomer(hook.store, given, { sample: "https://menuet.example/sample-audio.mp3", now: Date.now() });
  const readThread = async (number = NUMBER) => {
    const found = await findConversations(SENDER, hook.store, {}, Date.now());
    const conversation = found.conversations.find((one) => one.number === number);
    const page = conversation && (await findThread(SENDER, hook.store, conversation.id, {}, Date.now()));
    return page?.messages ?? [];
  };
  const sendMenu = async (body: string) => {
    const payload = { ...RESTAURANT_MENU, phone_number: NUMBER } as Extract<
      Payload,
      { message_type: "interactive" }
    >;
    const id = await hook.send({ ...payload, interactive: { ...payload.interactive, body } });
    const messageId = makeWamid(NUMBER.slice(1));
    await hook.accept(id, messageId, NUMBER.slice(1));
    return { id, messageId };
  };

  test("a first visit shows three conversations, once; one click removes them", async () => {
    await Promise.all([seedSamples(hook.store, Date.now()), seedSamples(hook.store, Date.now())]);
    await seedSamples(hook.store, Date.now());
    const list = async () => (await findConversations(SENDER, hook.store, {}, Date.now())).conversations;
    expect((await list()).map(({ name, is_sample }) => [name, is_sample])).toEqual([
      ["Amara Okafor", true],
      ["Luis Fernández", true],
      ["Mei Tan", true],
    ]);
    await removeSamples(SENDER, hook.store, Date.now());
    expect(await list()).toEqual([]);
    await seedSamples(hook.store, Date.now());
    expect(await list()).toEqual([]);
  });

  test("write, speak and pick", async () => {
    const { messageId } = await sendMenu("pick one");
    await act({ kind: "text", number: NUMBER, text: "Hello" });
    await act({ kind: "audio", number: NUMBER });
    const row = { id: "cola", title: "Cola", description: "500ml bottle" };
    for (const as of ["json", "id", "title", "title and description"] as const)
      await act({ kind: "pick", number: NUMBER, reply_to: messageId, row, as });
    const messages = await readThread();
    expect(messages.filter(({ picked }) => picked?.id === "cola")).toHaveLength(4);
    expect(messages.filter(({ kind }) => kind === "audio")).toMatchObject([{ media: { type: "audio" } }]);
    expect(messages.map(({ text }) => text)).toContain("Hello");
  });

  test("misbehave on request", async () => {
    const before = (await readThread()).length;
    await act({ kind: "text", number: NUMBER, text: "twice", twist: "doubled" });
    expect(await readThread()).toHaveLength(before + 1);
    await act({ kind: "text", number: NUMBER, text: "of another", twist: "foreign" });
    expect(await readThread()).toHaveLength(before + 1);
    const { set_aside } = await findWebhookSettings(hook.owner, hook.store, Date.now());
    expect(set_aside).toMatchObject([{ events: 1 }]);
    await act({ kind: "text", number: NUMBER, text: "hours ago", twist: "late" });
    expect((await readThread()).at(-1)?.text).toBe("hours ago");
    const failing = await sendMenu("fails");
    await act({ kind: "receipts", number: NUMBER, message_id: failing.messageId, twist: "failed" });
    const reordered = await sendMenu("backwards");
    await act({ kind: "receipts", number: NUMBER, message_id: reordered.messageId, twist: "reordered" });
    const states = (await readThread()).filter(({ send_id }) =>
      [failing.id, reordered.id].includes(send_id ?? ""),
    );
    expect(states.map(({ state }) => state).sort()).toEqual(["failed", "read"]);
  });

  test("receipts follow a send after a moment, over the receiver", async () => {
    const { id } = await sendMenu("followed");
    const send = await hook.store.query((db) => findSend(db, "id", id));
    if (!send) throw new Error("no send");
    followSend(hook.store, send);
    const stateOf = async () => (await hook.store.query((db) => findDelivery(db, id)))?.state;
    expect(await stateOf()).toBe("accepted");
    await vi.waitFor(async () => expect(await stateOf()).toBe("read"), { timeout: 8_000, interval: 50 });
  });
});

test("in live use nobody can act as a customer", async () => {
  vi.resetModules();
  vi.doUnmock("@/lib/server/flowiq/env");
  const [kind = "libSQL"] = STORES;
  const hook = await openHook(kind);
  const { POST } = await import("@/app/api/inbox/sandbox/route");
  const headers = { ...(await makeToken(hook.store, "sender")), "Content-Type": "application/json" };
  const body = JSON.stringify({ kind: "text", number: NUMBER, text: "Hello" });
  const answer = await POST(
    new Request("https://menuet.example/api/inbox/sandbox", { method: "POST", headers, body }),
  );
  expect(answer.status).toBe(409);
  await hook.end();
});
