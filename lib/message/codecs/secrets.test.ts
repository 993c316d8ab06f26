import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyForm } from "@/e2e/fixtures/message/any-draft";
import {
  drawOpened,
  FLOWIQ_LIST,
  OPENED,
  quoteForCmd,
  withInteractive,
} from "@/e2e/fixtures/message/foreign-forms";
import { readForm } from "./read-form";
import { hideSecrets } from "./secrets";
import { writeForm } from "./write-form";

const KEY = "fiq_canary-4f9d2c7a.x";
const HEADERS = [
  `-H "Authorization: Bearer ${KEY}"`,
  `-H 'authorization: Bearer ${KEY}'`,
  `--header="X-Api-Key: ${KEY}"`,
  `-H X-Api-Key:${KEY}`,
  `-u me:${KEY}`,
  `--oauth2-bearer ${KEY}`,
];

describe("hideSecrets", () => {
  test.each(HEADERS)("masks the key of %s, and opens the same message", (header) => {
    fc.assert(
      fc.property(anyForm, fc.boolean(), (draft, isLast) => {
        const data = `-d '${writeForm(draft, "flowiq").text.replaceAll("'", `'\\''`)}'`;
        const command = isLast ? `curl https://x ${data} ${header}` : `curl ${header} https://x ${data}`;
        const shown = hideSecrets(command);
        expect(shown).not.toContain("canary");
        expect(hideSecrets(shown)).toBe(shown);
        expect(readForm(shown)).toEqual(readForm(command));
      }),
      { numRuns: 100 },
    );
  });

  const LIST = JSON.stringify(FLOWIQ_LIST);
  const pair = (name: string, value: string, entry = "name") => ({ [entry]: name, value });
  test.each([
    ["an address", `curl "https://x/messages?a=1&access_token=${KEY}" -d '${LIST}'`],
    ["an address without marks", `curl -X POST https://x/send?key=${KEY} -d '${LIST}'`],
    ["an address behind the data", `curl -d '${LIST}' 'https://x/send?token=${KEY}'`],
    ["an address as an option", `curl --url=https://x?api_key=${KEY} --json '${LIST}'`],
    ["an address of fetch", `fetch("https://x?apikey=${KEY}", { "body": ${JSON.stringify(LIST)} })`],
    [
      "an address on the Windows command line",
      `curl ${quoteForCmd(`https://x?a=1&sig=${KEY}`)} ^\n -d ${quoteForCmd(LIST)}`,
    ],
    [
      "an address in PowerShell",
      `Invoke-RestMethod -Uri "https://x?token=${KEY}" -Method Post -Body '${LIST}'`,
    ],
    ["an address in a program", `url = "https://x?access_token=${KEY}"\nrequests.post(url, json=${LIST})`],
    ["a password in an address", `curl https://me:${KEY}@x.example -d '${LIST}'`],
    ["a raw request", `POST https://x?access_token=${KEY} HTTP/1.1\nX-Api-Key: ${KEY}\n\n${LIST}`],
    [
      "a header of Windows",
      `curl "https://x" ^\n -H ^"D360-API-KEY: ${KEY}^" ^\n -d "${LIST.replaceAll('"', '\\"')}"`,
    ],
    ["a cookie", `curl https://x -b 'session=${KEY}' -d '${LIST}'`],
    [
      "headers of Python",
      `requests.post(u, headers={'D360-API-KEY': '${KEY}', 'apikey': "${KEY}"}, json=${LIST})`,
    ],
    [
      "a hashtable of headers",
      `Invoke-RestMethod https://x -Headers @{ "x-api-key" = "${KEY}"; apikey = '${KEY}' } -Body '${LIST}'`,
    ],
    [
      "a header that is added",
      `$h.Add("Authorization", "Bearer ${KEY}")\nInvoke-RestMethod https://x -Headers $h -Body '${LIST}'`,
    ],
    ["HTTPie", `http POST https://x D360-API-KEY:${KEY} Authorization:"Bearer ${KEY}" --raw '${LIST}'`],
    ["wget", `wget --header="apikey: ${KEY}" --post-data='${LIST}' https://x`],
    ["a token beside the message", JSON.stringify({ token: KEY, ...FLOWIQ_LIST })],
    [
      "a Postman collection",
      JSON.stringify({
        info: {},
        item: [
          {
            request: {
              auth: { bearer: [pair("token", KEY, "key")] },
              header: [pair("D360-API-KEY", KEY, "key")],
              url: { raw: `https://x?access_token=${KEY}`, query: [pair("access_token", KEY, "key")] },
              body: { raw: LIST },
            },
          },
        ],
      }),
    ],
    [
      "an Insomnia export",
      JSON.stringify({
        _type: "export",
        resources: [{ headers: [pair("Authorization", `Bearer ${KEY}`)], body: { text: LIST } }],
      }),
    ],
    [
      "an n8n workflow",
      JSON.stringify({
        nodes: [
          {
            parameters: {
              url: `https://x?token=${KEY}`,
              headerParameters: { parameters: [pair("apikey", KEY)] },
              jsonBody: LIST,
            },
          },
        ],
        connections: {},
      }),
    ],
    [
      "a HAR file",
      JSON.stringify({
        log: { entries: [{ request: { headers: [pair("Cookie", `a=${KEY}`)], postData: { text: LIST } } }] },
      }),
    ],
  ])("masks the key in %s, and opens the same message", (_, text) => {
    const shown = hideSecrets(text);
    expect(shown).not.toContain("canary");
    expect(JSON.stringify(readForm(text))).not.toContain("canary");
    expect(hideSecrets(shown)).toBe(shown);
    expect(drawOpened(shown)).toBe(OPENED);
  });

  test("leaves what a customer reads and hears as it is, whatever it is called", () => {
    const body =
      "Track it: https://dhl.example/?key=12345678&token=12345678. Password: 12345678, bearer of good news";
    const audio = "https://x.blob.example/a.mp3?sv=1&sig=12345678%3D&token=12345678";
    for (const message of [withInteractive({ body }), { message_type: "audio", media_url: audio }]) {
      const plain = JSON.stringify(message, null, 2);
      expect(hideSecrets(plain)).toBe(plain);
      const command = `curl https://x -d '${JSON.stringify(message)}'`;
      expect(hideSecrets(command)).toBe(command);
    }
    const meta = JSON.stringify({
      messaging_product: "whatsapp",
      type: "audio",
      audio: { link: audio.replace(".mp3", "") },
    });
    expect(hideSecrets(`curl https://x -d '${meta}'`)).toContain(meta);
  });

  test("leaves harmless headers, and what is no command, as they are", () => {
    const plain = `curl -H 'Content-Type: application/json' https://x -d '{"message_type":"audio"}'`;
    expect(hideSecrets(plain)).toBe(plain);
    const message = `{"message_type":"audio","media_url":"https://example.com/${KEY}"}`;
    expect(hideSecrets(message)).toBe(message);
  });

  test("masks the key in a call of fetch", () => {
    const call = `fetch("https://x", { headers: { Authorization: "Bearer ${KEY}" }, body: JSON.stringify({}) })`;
    expect(hideSecrets(call)).not.toContain("canary");
    expect(hideSecrets(call)).toContain("JSON.stringify({})");
  });

  test("ends on any text", () => {
    for (const each of [
      "https://x?token=a ",
      '"token":"',
      "curl https://x",
      '"value":"abcdef",',
      "url=",
      "-H 'a: b",
      "authorization: ",
      "-u a:",
      "curl -H ",
      "fiq_a",
    ]) {
      hideSecrets(`curl ${each.repeat(200_000 / each.length)}`);
    }
  });
});
