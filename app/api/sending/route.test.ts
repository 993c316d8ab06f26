import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { setIdleOutbox } from "@/e2e/fixtures/store/idle-outbox";
import { makeToken } from "@/e2e/fixtures/store/known-account";
import { openTestStore } from "@/e2e/fixtures/store/store-under-test";
import { auditPageSchema } from "@/lib/api/audit";
import { problemSchema } from "@/lib/api/problem";
import { MAX_LISTED_RECIPIENTS, safetySchema } from "@/lib/api/safety";

const ORIGIN = "http://localhost:3000";
type Bearer = { Authorization: string };

const opened = await openTestStore("libSQL");
let owner: Bearer;
let sender: Bearer;
let viewer: Bearer;

beforeAll(async () => {
  setIdleOutbox(opened.store);
  vi.stubEnv("APP_ORIGIN", ORIGIN);
  owner = await makeToken(opened.store, "owner");
  sender = await makeToken(opened.store, "sender");
  viewer = await makeToken(opened.store, "viewer");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await opened.destroy();
});

const toRequest = (place: string, by: Bearer, body?: unknown, method = "PUT"): Request =>
  new Request(`${ORIGIN}${place}`, {
    headers: { ...by, "Content-Type": "application/json" },
    ...(body !== undefined && { method, body: JSON.stringify(body) }),
  });

async function look(by: Bearer = viewer) {
  const { GET } = await import("./route");
  return safetySchema.parse(await (await GET(toRequest("/api/sending", by))).json());
}
async function put(body: unknown, by: Bearer = owner): Promise<Response> {
  const { PUT } = await import("./route");
  return PUT(toRequest("/api/sending", by, body));
}
async function postStopped(body: unknown, by: Bearer = owner): Promise<Response> {
  const { POST } = await import("./route");
  return POST(toRequest("/api/sending", by, body, "POST"));
}
const toPost = (place: string, key: string, body: unknown): Request =>
  new Request(`${ORIGIN}${place}`, {
    ...{ method: "POST", body: JSON.stringify(body) },
    headers: { ...sender, "Content-Type": "application/json", "Idempotency-Key": key },
  });
async function post(recipient: string, key: string): Promise<Response> {
  const { POST } = await import("../send/route");
  const message = { message_type: "audio", media_url: `https://example.com/${key}.mp3` };
  return POST(toPost("/api/send", key, { phone_number: recipient, ...message }));
}
async function postBatch(recipients: string[]): Promise<Response> {
  const { POST } = await import("../batches/route");
  const message = { message_type: "audio", media_url: "https://example.com/batch.mp3" };
  return POST(toPost("/api/batches", "a-batch", { message, recipients }));
}
const readProblem = async (answer: Response) => problemSchema.parse(await answer.json());

describe("what may be sent", () => {
  beforeEach(async () => {
    await put({ is_limited: false, test_recipients: [], allowed_recipients: [], per_day: 10_000 });
  });

  test("is everything to everybody, until somebody says otherwise", async () => {
    expect(await look()).toEqual({
      ...{ is_stopped: false, stopped: null, test_recipients: [], is_limited: false, allowed_recipients: [] },
      ...{ needs_approval: false, per_day: 10_000, max_per_day: 10_000, sent_today: 0 },
    });
  });

  test("is kept with its numbers in one spelling, each once, in their order", async () => {
    const given = ["+1 202 555 1234", "0027 82 123 4567", "tel:+1-202-555-1234", "https://wa.me/12025551234"];
    const answer = await put({ test_recipients: given, is_limited: true });
    const kept = { test_recipients: ["+12025551234", "+27821234567"], is_limited: true, per_day: 10_000 };
    expect(safetySchema.parse(await answer.json())).toMatchObject(kept);
    await put({ per_day: 7 });
    expect(await look()).toMatchObject({ ...kept, per_day: 7 });
  });

  test.each<[string, unknown, string[]]>([
    ["a number that is none", { test_recipients: ["+12025551234", "Thandi"] }, ["test_recipients.1"]],
    ["an empty number", { allowed_recipients: [" "] }, ["allowed_recipients.0"]],
    [
      "two at once",
      { test_recipients: ["1"], allowed_recipients: ["2"] },
      ["test_recipients.0", "allowed_recipients.0"],
    ],
    ["a number that is no text", { test_recipients: [27821234567] }, ["test_recipients.0"]],
    ["a number of endless length", { test_recipients: ["1".repeat(33)] }, ["test_recipients.0"]],
    ["no list", { allowed_recipients: "+12025551234" }, ["allowed_recipients"]],
    [
      "too long a list",
      { test_recipients: Array(MAX_LISTED_RECIPIENTS + 1).fill("+12025551234") },
      ["test_recipients"],
    ],
    ["a switch that is a word", { is_limited: "yes" }, ["is_limited"]],
    ["half a send", { per_day: 0.5 }, ["per_day"]],
    ["fewer than none", { per_day: -1 }, ["per_day"]],
    ["more than the server allows", { per_day: 10_001 }, ["per_day"]],
    ["a setting that there is not", { is_stopped: true }, ["is_stopped"]],
    ["no object", [], [""]],
    ["null", null, [""]],
  ])("is not kept with %s, and the place is named", async (_what, body, paths) => {
    const before = await look();
    const answer = await put(body);
    expect(answer.status).toBe(422);
    const { errors } = await readProblem(answer);
    expect(errors?.map(({ path }) => path)).toEqual(paths);
    expect(await look()).toEqual(before);
  });

  test("is refused in words that say what to do, at the recipient's place", async () => {
    await put({ is_limited: true, allowed_recipients: ["+12025551234"] });
    const one = await readProblem(await post("+12025550000", "unlisted"));
    expect(one).toMatchObject({ status: 403, type: "urn:menuet:problem:not-listed" });
    expect(one.detail).toContain("+12025550000");
    expect(one.errors?.map(({ path }) => path)).toEqual(["phone_number"]);
    const many = await readProblem(await postBatch(["+12025551234", "+12025550001", "+12025550002"]));
    expect(many).toMatchObject({ status: 403 });
    expect(many.errors?.map(({ path }) => path)).toEqual(["recipients.1", "recipients.2"]);
  });

  test("of a day that is full comes with when to come back", async () => {
    await put({ per_day: 0 });
    const answer = await post("+12025551234", "full");
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("the stop", () => {
  test("is a sender's to make and an owner's to end; meanwhile 503 says by whom", async () => {
    expect((await postStopped({ is_stopped: true }, viewer)).status).toBe(403);
    expect((await postStopped({ is_stopped: true }, sender)).status).toBe(200);
    const { stopped } = await look();
    const refused = await readProblem(await post("+12025551234", "stopped"));
    expect(refused).toMatchObject({ status: 503, type: "urn:menuet:problem:stopped" });
    expect(refused.detail).toContain(stopped?.by);
    expect((await postStopped({ is_stopped: false }, sender)).status).toBe(403);
    expect((await look()).is_stopped).toBe(true);
    expect((await postStopped({ is_stopped: false })).status).toBe(200);
    expect(await look()).toMatchObject({ is_stopped: false, stopped: null });
  });

  test.each([[{}], [{ is_stopped: 1 }], [{ is_stopped: true, why: "" }], [null]])(
    "is not %o",
    async (body) => {
      expect((await postStopped(body)).status).toBe(422);
    },
  );
});

describe("the audit log", () => {
  const ask = async (query: string, by: Bearer = owner) => {
    const { GET } = await import("../audit/route");
    return GET(toRequest(`/api/audit?${query}`, by));
  };

  test("tells which setting was changed, from what to what, with numbers masked", async () => {
    await put({ is_limited: false, test_recipients: [], allowed_recipients: [], per_day: 10_000 });
    await put({ is_limited: true, test_recipients: ["+12025551234"], per_day: 5 });
    await put({ per_day: 5 });
    const { entries } = auditPageSchema.parse(await (await ask("event=settings+changed")).json());
    expect(entries.slice(0, 3).map(({ what }) => what)).toEqual([
      "sends a day: from 10000 to 5",
      "only allowed recipients: from off to on",
      "test recipients: from 0 to 1; added 1202•••••34",
    ]);
  });

  test.each([
    ...["event=lunch", "before=1", "page=2", "event=signed+in&event=signed+in", "format=xml"],
    "format=csv&before=01a20f19-f75d-7000-8137-b8ebb1860d6a",
  ])("is not asked by %s", async (query) => {
    expect((await ask(query)).status).toBe(422);
  });

  test("as a file leaves an entry that says who took it", async () => {
    const answer = await ask("format=csv&event=sending+stopped");
    expect(answer.headers.get("content-disposition")).toMatch(/menuet-audit-[-\d]{10}\.csv/);
    expect((await answer.text()).split("\r\n")).toHaveLength(3);
    const { entries } = auditPageSchema.parse(await (await ask("event=audit+exported")).json());
    expect(entries[0]?.what).toBe("as csv, only “sending stopped”");
  });
});
