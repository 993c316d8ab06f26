import { afterAll, expect, test } from "vitest";
import { APP_ORIGIN, nextNumber, startSendRoute } from "@/e2e/fixtures/outbox/send-route";
import { makeToken } from "@/e2e/fixtures/store/known-account";
import type { Fault } from "@/e2e/fakes/flowiq/fake-flowiq";
import { contactSchema } from "@/lib/api/contact";
import { openOutbox } from "./server-outbox";

const route = await startSendRoute();
const { POST } = await import("@/app/api/contacts/route");
afterAll(route.end);

async function create(body: unknown, by: Record<string, string> = route.token) {
  const response = await POST(
    new Request(`${APP_ORIGIN}/api/contacts`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...by },
      body: JSON.stringify(body),
    }),
  );
  return route.readAnswer(response);
}
const readAudit = () =>
  openOutbox().store.query((db) =>
    db.selectFrom("audit_entries").select("what").where("event", "=", "contact asked for").execute(),
  );

test("a contact is created at FlowIQ with its name, once, and told in the audit log without it", async () => {
  const phone = nextNumber();
  await route.fake.estrange(phone.slice(1));
  const created = await create({ name: " Ann Example ", phone_number: phone.slice(1) });
  expect(created).toMatchObject({ status: 201 });
  expect(contactSchema.parse(created.body)).toEqual({
    ...{ state: "created", name: "Ann Example", phone_number: phone, whatsapp_id: phone.slice(1) },
  });
  const again = await create({ name: "Another", phone_number: phone });
  expect(again).toMatchObject({ status: 200, body: { state: "exists", name: "Ann Example" } });
  const received = await route.receivedBy(phone);
  expect(received).toHaveLength(2);
  expect(received[0]).toMatchObject({
    ...{ path: "/contact", tenantId: "acme", violations: [] },
    body: { name: "Ann Example", phone_number: phone },
  });
  const entries = (await readAudit()).map(({ what }) => what).join();
  expect(entries).toMatch(/^contact 1202•+\d\d/);
  expect(entries).not.toContain("Ann");
});

test.each<[string, Omit<Fault, "kind">, number, RegExp, string?]>([
  [
    "not on WhatsApp",
    { status: 400, body: { error: "Invalid WhatsApp number", message: "x" } },
    422,
    /isn't registered on WhatsApp/,
    "phone_number",
  ],
  [
    "too short",
    { status: 400, body: { error: "Invalid phone number", message: "x" } },
    422,
    /country code/,
    "phone_number",
  ],
  [
    "refused for its name",
    { status: 400, body: { error: "Missing required field", message: "name is required" } },
    422,
    /name is required/,
    "name",
  ],
  ["refused for the key", { status: 401, body: { error: "Invalid API key" } }, 502, /administrator/],
  [
    "refused for the organization",
    { status: 404, body: { error: "Organization not found" } },
    502,
    /administrator/,
  ],
  ["met by a 403", { status: 403 }, 502, /administrator/],
  ["met by a rate limit", { status: 429 }, 503, /wasn't created/],
  ["met by a fault", { status: 500, body: { error: "Internal server error" } }, 504, /safely try again/],
  ["met by an answer without a contact", { status: 201, body: { success: true } }, 504, /safely try again/],
])("a number that is %s is a problem that says what to do", async (_what, fault, status, words, path) => {
  const phone = nextNumber();
  await route.fake.fault(phone.slice(1), { kind: "answer", on: "contact", ...fault });
  const answer = await create({ name: "Ann", phone_number: phone });
  expect(answer).toMatchObject({ status, type: "application/problem+json" });
  expect(answer.body.detail).toMatch(words);
  expect(answer.body.errors?.[0]?.path).toBe(path);
  expect(await route.receivedBy(phone)).toHaveLength(1);
});

test("a contact that exists under no name that FlowIQ tells is fine", async () => {
  const phone = nextNumber();
  const body = { error: "Contact already exists" };
  await route.fake.fault(phone.slice(1), { kind: "answer", status: 409, body, on: "contact" });
  expect(await create({ name: "Ann", phone_number: phone })).toMatchObject({
    status: 200,
    body: { state: "exists", name: "" },
  });
});

test("no answer may have created it, and asking again is safe", async () => {
  const phone = nextNumber();
  await route.fake.fault(phone.slice(1), { kind: "reset", on: "contact" });
  expect(await create({ name: "Ann", phone_number: phone })).toMatchObject({ status: 504 });
});

test.each([
  ["no name", { phone_number: "+12025570001" }],
  ["a name that says nothing", { name: "  ", phone_number: "+12025570001" }],
  ["a name that is far too long", { name: "x".repeat(201), phone_number: "+12025570001" }],
  ["no number", { name: "Ann" }],
  ["a number in words", { name: "Ann", phone_number: "one" }],
  ["a field of its own", { name: "Ann", phone_number: "+12025570001", tags: "a" }],
])("%s is refused before FlowIQ is asked", async (_what, body) => {
  expect(await create(body)).toMatchObject({ status: 422 });
  expect(await route.fake.requests("12025570001")).toEqual([]);
});

test("a viewer creates none", async () => {
  const viewer = await makeToken(openOutbox().store, "viewer");
  expect(await create({ name: "Ann", phone_number: nextNumber() }, viewer)).toMatchObject({ status: 403 });
});
