import { describe, expect, test } from "vitest";
import type { PostOutcome } from "@/lib/server/flowiq/client";
import type { Payload } from "@/lib/message/payload";
import { toVerdict } from "./verdict";

const PAYLOAD: Payload = {
  phone_number: "+27123456789",
  message_type: "audio",
  media_url: "https://example.com/message.mp3",
};
const NOW = Date.parse("2026-03-01T12:00:00Z");

const judge = (outcome: PostOutcome) => toVerdict(outcome, PAYLOAD, NOW);
const answer = (
  status: number,
  body: string | object | null = "",
  retryAfter: string | null = null,
): PostOutcome => ({
  kind: "answered",
  status,
  retryAfter,
  body: typeof body === "object" && body !== null ? JSON.stringify(body) : body,
});
const ACCEPTED = {
  success: true,
  data: { message_id: "wamid.x", recipient: "27123456789", message_type: "audio" },
};

describe("nothing was written", () => {
  test.each(["unreachable", "timeout"] as const)("%s is tried again and then rejected", (why) => {
    expect(judge({ kind: "not written", why, code: "E" })).toMatchObject({
      state: "retry",
      cause: "not written",
      waitMs: null,
      otherwise: {
        state: "rejected",
        reason: "unreachable",
        detail: expect.stringContaining("nothing was sent"),
      },
    });
  });

  test("a bad certificate is a matter of settings", () => {
    expect(judge({ kind: "not written", why: "certificate", code: "E" })).toMatchObject({
      state: "rejected",
      reason: "settings",
    });
  });
});

test.each(["closed", "timeout", "cut short", "not HTTP"] as const)(
  "written and then %s is unknown",
  (why) => {
    expect(judge({ kind: "written", why })).toMatchObject({
      state: "unknown",
      detail: expect.stringContaining("may have been sent"),
    });
  },
);

describe("a 2xx", () => {
  test.each([200, 201, 202, 299])("%i with a success and an id is accepted", (status) => {
    expect(judge(answer(status, ACCEPTED))).toEqual({
      state: "accepted",
      messageId: "wamid.x",
      recipient: "27123456789",
      messageType: "audio",
    });
  });

  test("what FlowIQ leaves out of its success is taken from what was sent", () => {
    expect(judge(answer(200, { success: true, data: { message_id: "wamid.x" } }))).toMatchObject({
      state: "accepted",
      recipient: "27123456789",
      messageType: "audio",
    });
  });

  test.each([
    ["an error", { error: "no" }],
    ["a success that is false", { success: false }],
    ["an error object", { error: { code: 131026 } }],
  ])("with %s is rejected", (_what, body) => {
    expect(judge(answer(200, body))).toMatchObject({
      state: "rejected",
      reason: "refused",
      upstream: { status: 200 },
    });
  });

  test.each([
    ["a web page", "<html>"],
    ["nothing", ""],
    ["no id", { success: true, data: {} }],
    ["an empty id", { success: true, data: { message_id: "" } }],
    ["a yes and a no at once", { ...ACCEPTED, error: "no" }],
    ["a body that cannot be read", null],
  ])("with %s is unknown", (_what, body) => {
    expect(judge(answer(200, body)).state).toBe("unknown");
  });
});

test.each([300, 301, 302, 303, 304, 307, 308, 399])("a %i is a matter of settings", (status) => {
  expect(judge(answer(status))).toMatchObject({ state: "rejected", reason: "settings" });
});

test.each([400, 402, 404, 405, 406, 410, 411, 413, 414, 415, 422, 431, 451])("a %i is rejected", (status) => {
  expect(judge(answer(status, { error: "No", message: "Because" }))).toEqual({
    state: "rejected",
    reason: "refused",
    detail: "FlowIQ says: “Because”.",
    upstream: { status, error: "No", message: "Because" },
  });
});

test.each([401, 403])("a %i says that the server's key is at fault", (status) => {
  expect(judge(answer(status))).toMatchObject({
    state: "rejected",
    reason: "key",
    detail: expect.stringContaining("administrator"),
  });
});

test.each([
  100, 407, 408, 409, 412, 416, 417, 418, 421, 423, 424, 426, 428, 500, 501, 502, 503, 504, 505, 507, 511,
  520, 521, 522, 523, 524, 525, 526, 527, 529, 530, 599, 600, 999,
])("a %i is unknown", (status) => {
  expect(judge(answer(status, { error: "Internal server error" }))).toMatchObject({
    state: "unknown",
    upstream: { status },
  });
});

describe("come back later", () => {
  test.each([425, 429])("a %i waits as long as it says, or backs off", (status) => {
    const busy = { state: "retry", cause: "busy", otherwise: { state: "rejected", reason: "busy" } };
    expect(judge(answer(status, "", "2"))).toMatchObject({ ...busy, waitMs: 2_000 });
    expect(judge(answer(status, "", "Sun, 01 Mar 2026 12:00:03 GMT"))).toMatchObject({
      ...busy,
      waitMs: 3_000,
    });
    expect(judge(answer(status))).toMatchObject({ ...busy, waitMs: null });
  });

  test("a 503 with Retry-After waits", () => {
    expect(judge(answer(503, "", "1"))).toMatchObject({
      state: "retry",
      cause: "unavailable",
      waitMs: 1_000,
    });
  });

  test("a 503 whose Retry-After says nothing is unknown", () => {
    expect(judge(answer(503, "", "soon")).state).toBe("unknown");
  });
});

describe("a Graph code", () => {
  test("explains a rejection", () => {
    const body = { error: "Failed", message: "(#131047) Re-engagement message" };
    expect(judge(answer(400, body))).toMatchObject({
      state: "rejected",
      detail: expect.stringMatching(/24 hours.*window is closed/),
      upstream: { status: 400, ...body },
    });
  });

  test("explains an unknown, and changes no verdict", () => {
    expect(judge(answer(500, { error: "(#130429) Rate limit hit" }))).toMatchObject({
      state: "unknown",
      detail: expect.stringMatching(/too many messages.*may have been sent/),
    });
  });
});
