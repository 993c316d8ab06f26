import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startFakeFlowIq, type FakeFlowIq } from "@/e2e/fakes/flowiq/fake-flowiq";
import { CUSTOMER, ORGANIZATION, received } from "@/e2e/fixtures/inbox/events";
import { listFor, startSendRoute } from "@/e2e/fixtures/outbox/send-route";
import { makeToken } from "@/e2e/fixtures/store/known-account";
import type { ConversationPage } from "@/lib/api/inbox";
import { openServerStore } from "@/lib/server/db/server-store";

const ORIGIN = "http://localhost:3000";
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

let menuet: Awaited<ReturnType<typeof startSendRoute>>;
let fake: FakeFlowIq;
let owner: Record<string, string>;
beforeAll(async () => {
  menuet = await startSendRoute();
  ({ fake } = menuet);
  owner = await makeToken(openServerStore(), "owner");
});
afterAll(() => menuet.end());

async function ask(handler: unknown, method: string, body?: unknown, params: Record<string, string> = {}) {
  const headers = { ...owner, "Content-Type": "application/json" };
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const answer = await (handler as Handler)(new Request(`${ORIGIN}/api/x`, init), {
    params: Promise.resolve(params),
  });
  const words = await answer.text();
  menuet.emitted.push(words);
  return { status: answer.status, body: words === "" ? null : JSON.parse(words) };
}

test("an owner makes the URL, registers it once with FlowIQ, and sees how events come in", async () => {
  const webhooks = await import("./route");
  const { POST: register } = await import("./register/route");
  expect((await ask(webhooks.GET, "GET")).body).toMatchObject({ receiver: null, registration: null });
  expect((await ask(webhooks.POST, "POST", { address: "http://hooks.example" })).status).toBe(422);
  const made = await ask(webhooks.POST, "POST", { address: "https://hooks.example" });
  expect(made.status).toBe(201);
  expect(made.body.url).toMatch(/^https:\/\/hooks\.example\/api\/hooks\/flowiq\/[\w-]{43}$/);
  const forged = { url: `https://hooks.example/api/hooks/flowiq/${"x".repeat(43)}` };
  expect((await ask(register, "POST", forged)).status).toBe(422);
  const registered = await ask(register, "POST", { url: made.body.url });
  expect(registered).toMatchObject({ status: 200, body: { id: expect.any(String) } });
  const requests = (await fake.requests()).filter(({ path }) => path.endsWith("/set-webhooks"));
  expect(requests).toMatchObject([
    { body: { url: made.body.url, type: "all", platform: "whatsapp" }, violations: [] },
  ]);
  const settings = (await ask(webhooks.GET, "GET")).body;
  expect(settings).toMatchObject({ address: "https://hooks.example", registration: registered.body });
  expect(JSON.stringify(settings)).not.toContain(made.body.url.slice(-43));
  const pinned = await ask(webhooks.PUT, "PUT", { organization_id: ORGANIZATION });
  expect(pinned).toEqual({ status: 200, body: { ...settings, organization_id: ORGANIZATION } });
});

test("FlowIQ's name and earlier messages come when a person asks", async () => {
  const { POST: hook } = await import("@/app/api/hooks/flowiq/[secret]/route");
  const webhooks = await import("./route");
  const url: string = (await ask(webhooks.POST, "POST", {})).body.url;
  const secret = { secret: url.slice(-43) };
  expect((await ask(hook, "POST", received(Date.now()), secret)).status).toBe(204);
  const { GET: list } = await import("@/app/api/inbox/conversations/route");
  const [conversation] = (await ask(list, "GET")).body.conversations;
  expect(conversation).toMatchObject({ name: `+${CUSTOMER}`, has_contact_name: false, unread: 1 });
  expect(await fake.requests(CUSTOMER)).toEqual([]);
  const before = { message: "Before", sender_type: "user-whatsapp", created_at: "2026-01-10T14:30:00Z" };
  await fake.know(CUSTOMER, { name: "Thandi Nkosi", messages: [before] });
  const params = { id: conversation.id };
  const { POST: name } = await import("@/app/api/inbox/conversations/[id]/route");
  expect((await ask(name, "POST", {}, params)).body).toMatchObject({ name: "Thandi Nkosi" });
  const messages = await import("@/app/api/inbox/conversations/[id]/messages/route");
  const earlier = await ask(messages.POST, "POST", { page: 1 }, params);
  expect(earlier.body).toEqual({ added: 1, next_page: null });
  const thread = (await ask(messages.GET, "GET", undefined, params)).body.messages;
  expect(thread.map((one: { text: string; source: string }) => [one.text, one.source])).toEqual([
    ["Hello there", "event"],
    ["Before", "history"],
  ]);
  const asked = (await fake.requests()).filter(({ path }) => path.endsWith("/conversations"));
  expect(asked.map(({ method, violations }) => [method, violations])).toEqual([
    ["GET", []],
    ["GET", []],
  ]);
});

test("a person changes a conversation in one request, which says what is wrong with it", async () => {
  const { POST: hook } = await import("@/app/api/hooks/flowiq/[secret]/route");
  const webhooks = await import("./route");
  const url: string = (await ask(webhooks.POST, "POST", {})).body.url;
  const number = "27821230000";
  const event = received(Date.now(), { whatsapp_id: number });
  expect((await ask(hook, "POST", event, { secret: url.slice(-43) })).status).toBe(204);
  const { GET: list } = await import("@/app/api/inbox/conversations/route");
  const page: ConversationPage = (await ask(list, "GET")).body;
  const params = { id: String(page.conversations.find((one) => one.number === `+${number}`)?.id) };
  const { PATCH } = await import("@/app/api/inbox/conversations/[id]/route");
  const { GET: messages } = await import("@/app/api/inbox/conversations/[id]/messages/route");
  const read_up_to: string = (await ask(messages, "GET", undefined, params)).body.messages[0].id;
  const change = async (body: object, one = params) => ask(PATCH, "PATCH", body, one);
  for (const wrong of [{}, { is_done: "yes" }, { read_up_to: "x" }, { is_done: true, name: "X" }])
    expect(await change(wrong)).toMatchObject({ status: 422, body: { title: "The request isn't valid" } });
  const nobody = { read_up_to, is_done: true, assigned_to: "nobody" };
  expect(await change(nobody)).toMatchObject({ status: 422, body: { title: "No such account" } });
  expect((await change({ assigned_to: null })).body).toMatchObject({ unread: 1, is_done: false });
  const { status, body } = await change({ read_up_to, is_done: true });
  expect([status, body]).toMatchObject([200, { id: params.id, unread: 0, is_done: true }]);
  expect((await change({ is_done: false })).body).toMatchObject({ unread: 0, is_done: false });
  const missing = { id: "01a20f19-f75d-7000-8137-b8ebb1860d6a" };
  expect((await change({ is_done: true }, missing)).status).toBe(404);
});

test("what FlowIQ reports of a send is told with it", async () => {
  const { POST: hook } = await import("@/app/api/hooks/flowiq/[secret]/route");
  const webhooks = await import("./route");
  const url: string = (await ask(webhooks.POST, "POST", {})).body.url;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const init = { method: "POST", headers: { "Content-Type": "application/json" }, body };
    const params = Promise.resolve({ secret: url.slice(-43) });
    const answer = await hook(new Request(url, init), { params });
    response.writeHead(answer.status).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  await fake.reportTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const sent = await menuet.post({ body: listFor("+12025558123") });
  expect(sent.status).toBe(200);
  await vi.waitFor(
    async () => expect((await menuet.get(sent.body.id)).body.delivery).toMatchObject({ state: "read" }),
    { timeout: 10_000 },
  );
  server.close();
});

test("FlowIQ's refusal and its absence are told apart", async () => {
  const { setWebhooks } = await import("@/lib/server/flowiq/set-webhooks");
  const target = { baseUrl: fake.url, tenantId: "acme", apiKey: "fiq_wrong" };
  expect(await setWebhooks(target, "https://a.example/x")).toMatchObject({ kind: "refused" });
  const other = await startFakeFlowIq();
  await other.stop();
  expect(await setWebhooks({ ...target, baseUrl: other.url }, "https://a.example/x")).toEqual({
    kind: "unreachable",
  });
});
