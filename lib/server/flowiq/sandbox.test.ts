import { describe, expect, test } from "vitest";
import { sendPayload } from "./client";
import type { Payload } from "@/lib/message/payload";
import { SANDBOX_NUMBERS } from "@/lib/message/sandbox-numbers";
import { createContact } from "./create-contact";
import { Contacts } from "./sandbox-contacts";
import { openSandbox } from "./sandbox";
import { makeScenarios } from "./sandbox-scenario";
import { answerAsFlowIq } from "./sandbox-reference";

const PATIENCE = { connectTimeoutMs: 5_000, totalTimeoutMs: 10_000 };
const SHORT = { connectTimeoutMs: 5_000, totalTimeoutMs: 500 };
const list = (number: string): Payload => ({
  phone_number: number,
  message_type: "interactive",
  interactive: {
    type: "list",
    body: "Please select a support category:",
    button: "View Options",
    sections: [{ title: "Support", rows: [{ id: "billing", title: "Billing" }] }],
  },
});

const send = async (payload: Payload, patience = PATIENCE) =>
  sendPayload(await openSandbox(), payload, patience);

async function post(body: string, headers: Record<string, string>, query = "?tenantId=sandbox") {
  const { baseUrl, apiKey } = await openSandbox();
  const response = await fetch(`${baseUrl}/send-whatsapp${query}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${apiKey}`, "Content-Type": "application/json", ...headers },
    body,
  });
  return { status: response.status, body: await response.json() };
}

describe("the sandbox as FlowIQ", () => {
  test("one sandbox serves the whole process, under a key of its own", async () => {
    const [first, second] = [await openSandbox(), await openSandbox()];
    expect(first).toBe(second);
    expect(first.apiKey).toMatch(/^fiq_sandbox_[\da-f]{48}$/);
    expect(first.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test("an ordinary number is accepted with a message id that carries it", async () => {
    const outcome = await send(list("+27123456789"));
    const body = JSON.parse("body" in outcome ? (outcome.body ?? "") : "");
    expect(outcome).toMatchObject({ kind: "answered", status: 200 });
    expect(body).toMatchObject({
      success: true,
      message: "Message sent successfully",
      data: { recipient: "27123456789", message_type: "interactive" },
    });
    const struct = Buffer.from(body.data.message_id.replace("wamid.", ""), "base64").toString("latin1");
    expect(struct).toMatch(/^\x1c\x18\x0b27123456789\x15\x02\x00\x11\x18\x12[\dA-F]{18}\x00$/);
  });

  const MISSING = "Missing required field";
  test.each([
    ["no key", {}, { Authorization: "" }, "?tenantId=sandbox", 401, { error: "Authorization required" }],
    [
      "another key",
      {},
      { Authorization: "Bearer fiq_x" },
      "?tenantId=sandbox",
      401,
      { error: "Authentication mismatch" },
    ],
    ["no tenant", {}, {}, "", 400, { error: "Tenant ID is required" }],
    ["another tenant", {}, {}, "?tenantId=acme", 404, { error: "Organization not found" }],
    ["no body", null, {}, "?tenantId=sandbox", 400, { error: MISSING }],
    [
      "a list without sections",
      {
        phone_number: "+1",
        message_type: "interactive",
        interactive: { type: "list", body: "b", button: "b" },
      },
      {},
      "?tenantId=sandbox",
      400,
      {
        error: MISSING,
        message:
          "interactive.body, interactive.button, and interactive.sections are required for list messages",
      },
    ],
    [
      "audio without an address",
      { phone_number: "+1", message_type: "audio" },
      {},
      "?tenantId=sandbox",
      400,
      { error: MISSING, message: "media_url is required for media messages" },
    ],
  ])("%s is refused in the reference's words", async (_what, body, headers, query, status, words) => {
    expect(await post(JSON.stringify(body), headers, query)).toMatchObject({ status, body: words });
  });
});

describe("the documented numbers", () => {
  test.each([
    ["+12025550115", 404, "Contact not found"],
    ["+12025550105", 500, "131009"],
    ["+12025550106", 500, "131047"],
    ["+12025550107", 500, "131026"],
    ["+12025550116", 500, "Meta upload failed"],
    ["+12025550117", 500, "Storage upload failed"],
    ["+12025550109", 401, "Invalid API key"],
    ["+12025550121", 400, "Invalid provider"],
    ["+12025550122", 404, "Organization not found"],
    ["+12025550123", 500, "131000"],
    ["+12025550113", 200, "<!doctype html>"],
    ["+12025550114", 500, "Internal server error"],
  ])("%s is answered with %i and %s", async (number, status, words) => {
    expect(await send(list(number))).toMatchObject({
      kind: "answered",
      status,
      body: expect.stringContaining(words),
    });
  });

  test("+12025550108 is busy once, and again for the next send", async () => {
    const statuses: unknown[] = [];
    for (let turn = 0; turn < 4; turn++) statuses.push(await send(list("+12025550108")));
    expect(statuses).toMatchObject([
      { status: 429, retryAfter: "1" },
      { status: 200 },
      { status: 429 },
      { status: 200 },
    ]);
  });

  test("+12025550104 is no contact until it is created, which says so the second time", async () => {
    const create = async () =>
      createContact(await openSandbox(), { name: "Ann", phone_number: "+12025550104" });
    expect(await send(list("+12025550104"))).toMatchObject({
      status: 404,
      body: expect.stringContaining('"whatsapp_id":"12025550104"'),
    });
    expect(await create()).toEqual({ kind: "created", name: "Ann", whatsappId: "12025550104" });
    expect(await create()).toEqual({ kind: "exists", name: "Ann", whatsappId: "12025550104" });
    expect(await send(list("+12025550104"))).toMatchObject({ status: 200 });
  });

  test("+12025550104 is no contact again ten minutes later", () => {
    let now = 0;
    const contacts = new Contacts(() => now);
    contacts.create({ name: "Ann", phone_number: "+12025550104" });
    expect(contacts.refuseStranger("+12025550104")).toBeNull();
    now = 600_000;
    expect(contacts.refuseStranger("+12025550104")).toMatchObject({ status: 404 });
  });

  test.each([
    ["+12025550115", { kind: "not on WhatsApp" }],
    ["+1202555", { kind: "invalid number" }],
    ["+12025550199", { kind: "exists", name: "Test contact", whatsappId: "12025550199" }],
  ])("%s as a contact ends as documented", async (phone_number, creation) => {
    expect(await createContact(await openSandbox(), { name: "Ann", phone_number })).toEqual(creation);
  });

  test.each([
    ["+12025550118", 429, { rateLimitReset: expect.stringMatching(/^\d{10}$/) }],
    ["+12025550119", 500, { body: expect.stringContaining("(#131056)") }],
    ["+12025550120", 503, { retryAfter: "2" }],
  ])("%s is accepted at the second try", async (number, status, refusal) => {
    expect(await send(list(number))).toMatchObject({ status, ...refusal });
    expect(await send(list(number))).toMatchObject({ status: 200 });
  });

  test.each([
    ["+12025550110", "timeout"],
    ["+12025550111", "timeout"],
    ["+12025550112", "closed"],
  ])("%s gives no answer in a moment's time", async (number, why) => {
    expect(await send(list(number), SHORT)).toEqual({ kind: "written", why });
  });

  test("+12025550110 is accepted after twelve seconds", () => {
    const scenario = makeScenarios()("+12025550110");
    expect(scenario?.(() => answerAsFlowIq(200, {}))).toMatchObject({
      kind: "answer",
      status: 200,
      afterMs: 12_000,
    });
  });

  test("every one of them has an ending, and every other number has none", () => {
    const findScenario = makeScenarios();
    expect(SANDBOX_NUMBERS.map(({ number }) => typeof findScenario(number))).not.toContain("undefined");
    expect(findScenario("+27123456789")).toBeUndefined();
  });
});
