import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FakeFlowIq, startFakeFlowIq } from "./fake-flowiq";

const KEY = "fiq_test_fake";
let fake: FakeFlowIq;
beforeAll(async () => void (fake = await startFakeFlowIq({ key: KEY })));
afterAll(() => fake.stop());

const AUDIO = {
  phone_number: "+27123456789",
  message_type: "audio",
  media_url: "https://example.com/message.mp3",
};
const ROW = { id: "a", title: "A" };
const list = (changes: object) => ({
  phone_number: "+27123456789",
  message_type: "interactive",
  interactive: { type: "list", body: "b", button: "b", sections: [{ rows: [ROW] }], ...changes },
});
const rows = (...items: object[]) => list({ sections: [{ rows: items }] });

async function post(
  body: unknown,
  headers: Record<string, string> = {},
  query = "?tenantId=acme",
  endpoint = "send-whatsapp",
) {
  const response = await fetch(`${fake.url}/${endpoint}${query}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${KEY}`, "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

test.each([
  ["audio", AUDIO],
  ["audio with a reply", { ...AUDIO, context_message_id: "wamid.x" }],
  ["a list", list({ header: "h", footer: "f" })],
  ["a list with a described row", rows({ ...ROW, description: "d" })],
])("%s of the reference is accepted", async (_what, body) => {
  expect(await post(body)).toMatchObject({
    status: 200,
    body: { success: true, data: { recipient: "27123456789" } },
  });
});

test.each([
  ["no number", { ...AUDIO, phone_number: undefined }, "phone_number"],
  ["a number without its plus", { ...AUDIO, phone_number: "27123456789" }, "phone_number"],
  ["another type", { ...AUDIO, message_type: "image" }, "message_type"],
  ["no address", { ...AUDIO, media_url: "" }, "media_url"],
  ["an empty reply", { ...AUDIO, context_message_id: "" }, "context_message_id"],
  ["a field of our own", { ...AUDIO, kind: "audio" }, "kind"],
  ["Meta's nested text", list({ body: { text: "b" } }), "interactive.body"],
  ["a body over 1024", list({ body: "x".repeat(1_025) }), "interactive.body"],
  ["a button over 20", list({ button: "x".repeat(21) }), "interactive.button"],
  ["an empty header", list({ header: "" }), "interactive.header"],
  ["a footer over 60", list({ footer: "x".repeat(61) }), "interactive.footer"],
  ["no section", list({ sections: [] }), "interactive.sections"],
  [
    "eleven sections",
    list({ sections: Array.from({ length: 11 }, (_, s) => ({ rows: [{ id: `${s}`, title: "A" }] })) }),
    "sections has max 10",
  ],
  ["no row", rows(), "rows is required"],
  [
    "eleven rows",
    rows(...Array.from({ length: 11 }, (_, r) => ({ id: `${r}`, title: "A" }))),
    "rows has max 10",
  ],
  ["two rows of one id", rows(ROW, ROW), "id is not unique"],
  ["a row title over 24", rows({ id: "a", title: "x".repeat(25) }), "title is required, max 24"],
  ["an empty description", rows({ ...ROW, description: "" }), "description"],
])("%s is a violation and a 400", async (_what, body, words) => {
  await fake.forget();
  const answer = await post(body);
  expect(answer).toMatchObject({ status: 400, body: { message: expect.stringContaining(words) } });
  expect((await fake.requests())[0]?.violations.join()).toContain(words);
});

test.each([
  ["no key", { Authorization: "" }, "?tenantId=acme", 401],
  ["another key", { Authorization: "Bearer fiq_other" }, "?tenantId=acme", 401],
  ["a key without the prefix", { Authorization: "Bearer abc" }, "?tenantId=acme", 401],
  ["no tenant", {}, "", 400],
  ["a form", { "Content-Type": "text/plain" }, "?tenantId=acme", 400],
])("%s is refused", async (_what, headers, query, status) => {
  expect((await post(AUDIO, headers, query)).status).toBe(status);
});

test("a fault meets its recipient as often as it was told, and nobody else", async () => {
  await fake.fault("27123456789", { kind: "status", status: 429, times: 1 });
  const other = await post({ ...AUDIO, phone_number: "+27123456780" });
  expect([other.status, (await post(AUDIO)).status, (await post(AUDIO)).status]).toEqual([200, 429, 200]);
});

test("a fault of no known kind is refused", async () => {
  const response = await fetch(`${fake.url}/__fake/faults/27`, {
    method: "PUT",
    body: '{"kind":"toString"}',
  });
  expect(response.status).toBe(400);
});

describe("a number that is no contact", () => {
  const create = (body: unknown) => post(body, {}, "?tenantId=acme", "contact");
  const to = (number: string) => ({ ...AUDIO, phone_number: number });

  test("is sent nothing until it is created, and is created once", async () => {
    await fake.estrange("27820000001");
    expect(await post(to("+27820000001"))).toMatchObject({
      status: 404,
      body: { error: "Contact not found", whatsapp_id: "27820000001" },
    });
    const contact = { name: "John Doe", phone_number: "+27820000001" };
    expect(await create(contact)).toMatchObject({
      status: 201,
      body: { success: true, contact: { full_name: "John Doe", whatsapp_id: "27820000001", tags: [] } },
    });
    expect(await create(contact)).toMatchObject({
      status: 409,
      body: { error: "Contact already exists", existing_contact: { full_name: "John Doe" } },
    });
    expect((await post(to("+27820000001"))).status).toBe(200);
  });

  test.each([
    ["no name", { phone_number: "+27820000002" }, "Missing required field"],
    ["no number", { name: "John" }, "Missing required field"],
    [
      "tags as an array",
      { name: "John", phone_number: "+27820000002", tags: ["a"] },
      "Missing required field",
    ],
    ["a short number", { name: "John", phone_number: "+123456789" }, "Invalid phone number"],
  ])("is not created with %s", async (_what, body, error) => {
    expect(await create(body)).toMatchObject({ status: 400, body: { error } });
  });

  test("is not created where it is not on WhatsApp, and its creation fails where it was told to", async () => {
    await fake.estrange("27820000003", { isOnWhatsApp: false });
    const contact = { name: "John", phone_number: "+27820000003" };
    expect(await create(contact)).toMatchObject({ status: 400, body: { error: "Invalid WhatsApp number" } });
    await fake.fault("27820000003", { kind: "status", status: 500, on: "contact", times: 1 });
    expect((await create(contact)).status).toBe(500);
    expect((await post(to("+27820000003"))).status).toBe(404);
  });
});
