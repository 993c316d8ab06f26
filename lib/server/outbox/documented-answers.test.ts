import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FakeFlowIq, type Fault, startFakeFlowIq } from "@/e2e/fakes/flowiq/fake-flowiq";
import { KEY, nextMessage, useOutboxes } from "@/e2e/fixtures/outbox/skipped-waits";

/** A row of the verdict table: the answer, how the send ends, and how many requests there were. */
type Row = [what: string, fault: Omit<Fault, "kind">, ending: object, requests: number];

const failure = (message: unknown): Omit<Fault, "kind"> => ({
  status: 500,
  body: { error: "Failed to send message", message },
});
const refused = (detail: RegExp, path?: string) => ({
  ...{ state: "rejected", reason: "refused", detail: expect.stringMatching(detail) },
  ...(path && { errors: [expect.objectContaining({ path })] }),
});
const administrator = (reason: "key" | "organization") => ({
  ...{ state: "rejected", reason, detail: expect.stringContaining("administrator") },
});
const UNKNOWN = { state: "unknown", detail: expect.stringContaining("may have been sent") };
const ACCEPTED = { state: "accepted" };
const BUSY = { state: "rejected", reason: "busy" };
const JSON_ERROR = {
  error: { message: "(#131047) Re-engagement message", type: "OAuthException", code: 131047 },
};

const ROWS: Row[] = [
  [
    "an upload to Meta that failed",
    { status: 500, body: { error: "Meta upload failed" } },
    refused(/audio file/, "media_url"),
    1,
  ],
  [
    "a file that was not stored",
    { status: 500, body: { error: "Storage upload failed" } },
    refused(/audio file/, "media_url"),
    1,
  ],
  ["(#131053)", failure("(#131053) Media upload error"), refused(/audio file/, "media_url"), 1],
  ["code 131052", failure("Request failed with code 131052"), refused(/audio file/, "media_url"), 1],
  ["nested JSON", failure(JSON.stringify(JSON_ERROR)), refused(/window is closed/), 1],
  ["an object", failure(JSON_ERROR), refused(/window is closed/), 1],
  ["(#131026)", failure("(#131026) Message undeliverable"), refused(/cannot receive/, "phone_number"), 1],
  ["a known text", failure("Re-engagement message"), refused(/window is closed/), 1],
  ["(#131051)", failure("(#131051) Unsupported message type"), refused(/type of message/), 1],
  ["(#131031)", failure("(#131031) Account has been locked"), administrator("organization"), 1],
  ["(#368)", failure("(#368) Temporarily blocked for policies violations"), administrator("organization"), 1],
  ["(#190)", failure("(#190) Error validating access token"), administrator("organization"), 1],
  ["(#10)", failure("(#10) Application does not have permission"), administrator("organization"), 1],
  ["(#200)", failure("(#200) Permissions error"), administrator("organization"), 1],
  ["(#131000)", failure("(#131000) Something went wrong"), UNKNOWN, 1],
  ["(#131016)", failure("(#131016) Service overloaded"), UNKNOWN, 1],
  ["code 1", failure('{"error":{"code":1}}'), UNKNOWN, 1],
  ["(#2)", failure("(#2) Service temporarily unavailable"), UNKNOWN, 1],
  ["an empty text", failure(""), UNKNOWN, 1],
  ["no text", failure(undefined), UNKNOWN, 1],
  ["an unrecognised text", failure("WhatsApp API error message"), UNKNOWN, 1],
  ["an unlisted code", failure("(#132000) Number of parameters does not match"), UNKNOWN, 1],
  ["a user's text with a number", failure("Could not send the row “code 100”"), UNKNOWN, 1],
  [
    "a sentence that is nearly FlowIQ's",
    { status: 500, body: { error: "Failed to send", message: "(#131009) x" } },
    UNKNOWN,
    1,
  ],
  ["an internal error", { status: 500, body: { error: "Internal server error" } }, UNKNOWN, 1],
  [
    "an internal error with a code",
    { status: 500, body: { error: "Internal server error", message: "(#131009)" } },
    UNKNOWN,
    1,
  ],
  ["a 502 in the words of a 500", { ...failure("(#131009) x"), status: 502 }, UNKNOWN, 1],
  ["a 408", { status: 408, body: { error: "Timeout" } }, UNKNOWN, 1],
  ["a 409", { status: 409, body: { error: "Conflict" } }, UNKNOWN, 1],
  ["a 503 without Retry-After", { status: 503, headers: { "X-RateLimit-Reset": "9999999999" } }, UNKNOWN, 1],
  [
    "a missing field",
    {
      status: 400,
      body: { error: "Missing required field", message: "media_url is required for media messages" },
    },
    refused(/media_url is required/, "media_url"),
    1,
  ],
  [
    "a type that is not supported",
    { status: 400, body: { error: "Invalid message type" } },
    refused(/Invalid message type/),
    1,
  ],
  [
    "another provider",
    { status: 400, body: { error: "Invalid provider", message: "Current: wati" } },
    administrator("organization"),
    1,
  ],
  [
    "no credentials",
    { status: 400, body: { error: "Meta not configured" } },
    administrator("organization"),
    1,
  ],
  [
    "no organization",
    { status: 404, body: { error: "Organization not found" } },
    administrator("organization"),
    1,
  ],
  ["a revoked key", { status: 401, body: { error: "Invalid API key" } }, administrator("key"), 1],
  ["another's key", { status: 401, body: { error: "API key mismatch" } }, administrator("key"), 1],
  [
    "a key of another form",
    { status: 401, body: { error: "Invalid token format" } },
    administrator("key"),
    1,
  ],
  ["no key", { status: 401, body: { error: "Authorization required" } }, administrator("key"), 1],
  [
    "a key that does not fit",
    { status: 401, body: { error: "Authentication mismatch" } },
    administrator("key"),
    1,
  ],
  [
    "a code in a 400",
    { status: 400, body: { error: "Bad request", message: "(#131047) Re-engagement" } },
    refused(/window is closed/),
    1,
  ],
  ["(#131056) once", { ...failure("(#131056) pair rate limit hit"), times: 1 }, ACCEPTED, 2],
  ["(#130429) twice", { ...failure("(#130429) Rate limit hit"), times: 2 }, ACCEPTED, 3],
  ["(#80007) always", failure("(#80007) Rate limit issues"), BUSY, 3],
  ["(#4) always", failure("(#4) Application request limit reached"), BUSY, 3],
  ["a 429 always", { status: 429 }, BUSY, 3],
  ["a 425 once", { status: 425, times: 1 }, ACCEPTED, 2],
  ["a 503 with Retry-After twice", { status: 503, headers: { "Retry-After": "1" }, times: 2 }, BUSY, 2],
  ["a 429 that waits for an hour", { status: 429, headers: { "Retry-After": "3600" } }, BUSY, 1],
];

describe("FlowIQ's documented answers, over HTTP", () => {
  const { through, deliver, now } = useOutboxes("libSQL");
  let fake: FakeFlowIq;
  beforeAll(async () => void (fake = await startFakeFlowIq({ key: KEY })));
  afterAll(() => fake.stop());

  async function meet(fault: Omit<Fault, "kind">) {
    const message = nextMessage();
    const digits = message.recipient.slice(1);
    await fake.fault(digits, { kind: "answer", ...fault });
    const { outbox, waits } = through(fake.url);
    const send = await deliver(outbox, message);
    return { send, waits, requests: await fake.requests(digits) };
  }

  test.each(ROWS)("%s ends as the table says", async (_what, fault, ending, requests) => {
    const { send, requests: received } = await meet(fault);
    expect(send.progress).toMatchObject(ending);
    expect(received).toHaveLength(requests);
    expect(received.flatMap(({ violations }) => violations)).toEqual([]);
  });

  test("a number that is no contact is rejected at the recipient, and sent once it is one", async () => {
    const message = nextMessage();
    const digits = message.recipient.slice(1);
    await fake.estrange(digits);
    const { outbox } = through(fake.url);
    expect((await deliver(outbox, message)).progress).toMatchObject({
      ...{ state: "rejected", reason: "contact", detail: expect.stringContaining("not a contact") },
      errors: [{ path: "phone_number" }],
      upstream: { status: 404, error: "Contact not found" },
    });
    expect(await fake.requests(digits)).toHaveLength(1);
  });

  const inSeconds = (seconds: number) => String(Math.ceil(now() / 1_000) + seconds);
  test.each([
    ["its reset", () => ({ "X-RateLimit-Reset": inSeconds(20) }), 15_000, 21_000],
    ["a reset in milliseconds", () => ({ "X-RateLimit-Reset": `${inSeconds(20)}000` }), 15_000, 21_000],
    [
      "Retry-After, which wins",
      () => ({ "X-RateLimit-Reset": inSeconds(90), "Retry-After": "2" }),
      2_000,
      2_000,
    ],
    ["a moment where the reset is over", () => ({ "X-RateLimit-Reset": inSeconds(-30) }), 500, 500],
    ["a moment where the reset is absurd", () => ({ "X-RateLimit-Reset": "99999999999" }), 500, 500],
    ["a moment where the reset is no number", () => ({ "X-RateLimit-Reset": "soon" }), 500, 500],
  ])("a 429 waits for %s", async (_what, makeHeaders, least, most) => {
    const { send, waits, requests } = await meet({ status: 429, times: 1, headers: makeHeaders() });
    expect(send.progress).toMatchObject(ACCEPTED);
    expect(requests).toHaveLength(2);
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThanOrEqual(least);
    expect(waits[0]).toBeLessThanOrEqual(most);
  });

  test("a pair's rate limit waits six seconds", async () => {
    const { waits } = await meet({ ...failure("(#131056) pair rate limit hit"), times: 1 });
    expect(waits).toEqual([6_000]);
  });
});
