import { afterAll, describe, expect, test } from "vitest";
import {
  APP_ORIGIN,
  audioFor,
  listFor,
  nextNumber,
  type Sent,
  startSendRoute,
} from "@/e2e/fixtures/outbox/send-route";
import { makeToken } from "@/e2e/fixtures/store/known-account";
import { problemSchema } from "@/lib/api/problem";
import { openOutbox } from "@/lib/server/outbox/server-outbox";

const { fake, token, session, post, end } = await startSendRoute();
afterAll(end);

describe("what is refused before any send", () => {
  const valid = JSON.stringify(audioFor("+12025580001"));
  const streamed = (bytes: number) =>
    new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (let left = bytes; left > 0; left -= 16_384)
          controller.enqueue(new Uint8Array(16_384).fill(0x20));
        controller.close();
      },
    });
  const withBody = (text: string) =>
    JSON.stringify({ ...listFor("+12025580001"), interactive: { ...listFor("").interactive, body: text } });

  const CASES: [string, Sent, number][] = [
    ["a form", { body: valid, headers: { "Content-Type": "text/plain" } }, 415],
    [
      "JSON in another alphabet",
      { body: valid, headers: { "Content-Type": "application/json; charset=utf-16" } },
      415,
    ],
    [
      "a type that only begins like JSON",
      { body: valid, headers: { "Content-Type": "application/jsonp" } },
      415,
    ],
    ["over 64 KB", { body: withBody("x".repeat(70_000)) }, 413],
    ["over 64 KB in pieces without a length", { body: streamed(262_144) }, 413],
    ["no body", { body: "" }, 400],
    ["not JSON", { body: "hello" }, 400],
    ["invalid UTF-8", { body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]) }, 400],
    ["deep nesting", { body: `${"[".repeat(30_000)}${"]".repeat(30_000)}` }, 400],
    ["duplicate keys", { body: valid.replace("{", '{"message_type":"interactive",') }, 400],
    ["__proto__", { body: valid.replace("{", '{"__proto__":{"x":1},') }, 400],
    ["no key", { body: valid, headers: { "Idempotency-Key": "" } }, 400],
    ["a key with a space", { body: valid, headers: { "Idempotency-Key": "a b" } }, 400],
    ["a key of 256 characters", { body: valid, headers: { "Idempotency-Key": "k".repeat(256) } }, 400],
    ["a key beyond ASCII", { body: valid, headers: { "Idempotency-Key": "clé" } }, 400],
    ["a list instead of an object", { body: "[]" }, 422],
    ["null", { body: "null" }, 422],
    ["constructor as a field", { body: valid.replace("{", '{"constructor":{"prototype":1},') }, 422],
    ["a huge number", { body: valid.replace('"+12025580001"', "1e400") }, 400],
    ["a long number", { body: valid.replace('"+12025580001"', "9".repeat(5_000)) }, 400],
    ["half a surrogate pair", { body: withBody("@").replace("@", "\\ud83d") }, 400],
    ["half a surrogate pair as a name", { body: valid.replace("{", '{"\\ud83d":1,') }, 400],
    ["NUL", { body: withBody("@").replace("@", "\\u0000") }, 400],
    ["a recipient that is no number", { body: audioFor("hello") }, 422],
    [
      "ten thousand rows",
      {
        body: { ...listFor("+12025580001"), interactive: { type: "list", sections: Array(10_000).fill({}) } },
      },
      422,
    ],
  ];

  test.each(CASES)("%s", async (_what, sent, status) => {
    const answer = await post(sent);
    expect(answer).toMatchObject({ status, type: "application/problem+json", body: { status } });
    expect(problemSchema.parse(answer.body)).toEqual(answer.body);
    expect(answer.body.title).not.toBe("");
    expect(answer.body.detail).not.toBe("");
    expect(await fake.requests("12025580001")).toEqual([]);
  });

  test("each fault of a message is named with its place and its source", async () => {
    const { interactive } = listFor("");
    const body = {
      phone_number: "",
      message_type: "interactive",
      interactive: { ...interactive, body: "", button: "x".repeat(21) },
    };
    const answer = await post({ body });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([
      { path: "phone_number", message: expect.any(String), source: "flowiq" },
      { path: "interactive.body", message: expect.any(String), source: "flowiq" },
      { path: "interactive.button", message: expect.any(String), source: "flowiq" },
    ]);
  });

  test("the app's own page and scripts are let in", async () => {
    const own: Omit<Sent, "body">[] = [
      { by: session, headers: { Origin: APP_ORIGIN } },
      { by: session, headers: { "Sec-Fetch-Site": "same-origin" } },
      { by: token, headers: { "Content-Type": "application/json; charset=UTF-8" } },
    ];
    const answers = await Promise.all(own.map((way) => post({ body: audioFor(nextNumber()), ...way })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test.each([
    ["its Origin", { Origin: "https://evil.example" }],
    ["its Sec-Fetch-Site", { "Sec-Fetch-Site": "cross-site" }],
    ["saying nothing of itself", {}],
    ["a form, before its body is looked at", { Origin: "null", "Content-Type": "text/plain" }],
  ])(
    "a session's request that may be another site's, by %s",
    async (_what, headers: Record<string, string>) => {
      const answer = await post({ body: "{", by: { ...session, ...token }, headers });
      expect(answer).toMatchObject({ status: 403, body: { type: "urn:menuet:problem:cross-site" } });
    },
  );

  test("a viewer and a stranger, before the body is looked at", async () => {
    const viewer = await makeToken(openOutbox().store, "viewer");
    expect(await post({ body: "{", by: viewer })).toMatchObject({
      status: 403,
      body: { type: "urn:menuet:problem:not-allowed" },
    });
    const stranger = { Authorization: `Bearer menuet_${"x".repeat(43)}` };
    expect(await post({ body: "{", by: stranger })).toMatchObject({
      status: 401,
      body: { type: "urn:menuet:problem:no-session" },
    });
  });
});
