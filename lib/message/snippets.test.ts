import { execFileSync } from "node:child_process";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Payload } from "./payload";
import { type SnippetTarget, formatCurl, formatFetch, formatJson } from "./snippets";

const SANDBOX: SnippetTarget = { baseUrl: "https://api.flowiq.live", tenantId: null };
const LIVE: SnippetTarget = { baseUrl: "https://api.flowiq.live", tenantId: "acme" };

const listOf = (body: string): Payload => ({
  phone_number: "+27123456789",
  message_type: "interactive",
  interactive: {
    type: "list",
    body,
    button: body,
    sections: [{ rows: [{ id: body, title: body }] }],
  },
  context_message_id: body,
});

/** What a POSIX shell passes to curl, which is a function here that only records its arguments. */
function readArguments(command: string): string[] {
  const record = `HOME=/expanded; curl() { printf '%s\\0' "$@"; }\n`;
  const out = execFileSync("/bin/sh", ["-c", record + command], {
    encoding: "utf8",
    timeout: 5_000,
  });
  return out.split("\0").slice(0, -1);
}

/** What the JavaScript passes to fetch, in an otherwise empty context. */
async function readFetch(code: string): Promise<unknown[]> {
  const calls: unknown[][] = [];
  const record = (...passed: unknown[]) => calls.push(passed);
  await runInNewContext(`(async () => {\n${code}\n})()`, { fetch: record }, { timeout: 1_000 });
  expect(calls).toHaveLength(1);
  return calls[0] ?? [];
}

const expectedArguments = (url: string, body: string) => [
  "-X",
  "POST",
  url,
  "-H",
  "Authorization: Bearer fiq_YOUR_API_KEY",
  "-H",
  "Content-Type: application/json",
  "--data-raw",
  body,
];
const expectedInit = (payload: Payload) => ({
  method: "POST",
  headers: { Authorization: "Bearer fiq_YOUR_API_KEY", "Content-Type": "application/json" },
  body: JSON.stringify(payload),
});

const HOSTILE = [
  "plain",
  "it's, 'quoted', ''twice''",
  `"double" \\ back\\\\slash \\n`,
  "two\nlines\r\nand\ttabs",
  "$HOME ${HOME} $(echo gone) `echo gone`",
  "!history ; & | > /dev/null # comment",
  "'; echo gone; '",
  "\\'; echo gone #",
  "@/etc/passwd",
  "-X DELETE",
  "مرحبا 👩‍⚕️ 🏳️‍🌈 é",
  "`); process.exit(); (`",
  "\u2028 and \u2029",
  "NUL \0 and half a pair \ud83c",
  "</script>",
];

describe("JSON", () => {
  test.each(HOSTILE)("%j reads back as the payload", (text) => {
    expect(JSON.parse(formatJson(listOf(text)))).toEqual(listOf(text));
  });
});

describe("curl", () => {
  test.each(HOSTILE)("%j passes the shell unchanged", (text) => {
    const payload = listOf(text);
    const passed = readArguments(formatCurl(payload, SANDBOX));
    const url = "https://api.flowiq.live/send-whatsapp?tenantId=YOUR_TENANT";
    expect(passed).toEqual(expectedArguments(url, formatJson(payload)));
    expect(JSON.parse(passed.at(-1) ?? "")).toEqual(payload);
  });

  test("any text passes the shell unchanged", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."'\"\\$`!\n\r;&|<>(){}[]*?~# @-") }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        expect(JSON.parse(readArguments(formatCurl(listOf(typed), LIVE)).at(-1) ?? "")).toEqual(
          listOf(typed),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("a slug from the settings cannot leave its place in the address", () => {
    const tenantId = "o'brien & co?x=1#y `id` $HOME";
    const [, , url = ""] = readArguments(formatCurl(listOf("a"), { ...LIVE, tenantId }));
    expect([...new URL(url).searchParams]).toEqual([["tenantId", tenantId]]);
  });
});

describe("fetch", () => {
  test.each(HOSTILE)("%j reaches fetch unchanged", async (text) => {
    const payload = listOf(text);
    expect(await readFetch(formatFetch(payload, LIVE))).toEqual([
      "https://api.flowiq.live/send-whatsapp?tenantId=acme",
      expectedInit(payload),
    ]);
  });

  test("an audio message goes the same way, the tenant left to be filled in", async () => {
    const payload: Payload = {
      phone_number: "+27123456789",
      message_type: "audio",
      media_url: "https://example.com/it's-${here}.mp3",
    };
    expect(await readFetch(formatFetch(payload, SANDBOX))).toEqual([
      "https://api.flowiq.live/send-whatsapp?tenantId=YOUR_TENANT",
      expectedInit(payload),
    ]);
  });
});

test.each([
  ["https://flowiq.example/v1", "https://flowiq.example/v1/send-whatsapp?tenantId=acme"],
  ["https://flowiq.example/v1/", "https://flowiq.example/v1/send-whatsapp?tenantId=acme"],
  ["https://flowiq.example//", "https://flowiq.example/send-whatsapp?tenantId=acme"],
  ["http://[::1]:4010", "http://[::1]:4010/send-whatsapp?tenantId=acme"],
])("the base %s is called at %s in both forms, as the server itself calls it", async (baseUrl, url) => {
  const endpoint = { baseUrl, tenantId: "acme" };
  expect(readArguments(formatCurl(listOf("a"), endpoint))[2]).toBe(url);
  expect((await readFetch(formatFetch(listOf("a"), endpoint)))[0]).toBe(url);
});
