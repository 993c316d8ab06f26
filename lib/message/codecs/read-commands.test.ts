import { describe, expect, test } from "vitest";
import {
  drawOpened,
  FLOWIQ_LIST,
  META_LIST,
  OPENED,
  quoteForCmd,
  withInteractive,
} from "@/e2e/fixtures/message/foreign-forms";
import { readForm } from "./read-form";

const LIST = JSON.stringify(FLOWIQ_LIST);
const PRETTY = JSON.stringify(FLOWIQ_LIST, null, 2);
const escaped = (text: string, mark = '\\"') => text.replaceAll('"', mark);

describe("a curl command of the Windows command line", () => {
  test.each([
    [
      "as Chrome copies it",
      `curl ${quoteForCmd("https://x?a=1&b=2")} ^\n  -H ${quoteForCmd("a: b")} ^\n  --data-raw ${quoteForCmd(LIST)}`,
    ],
    ["over several lines", `curl ${quoteForCmd("https://x")} ^\r\n  --data-raw ${quoteForCmd(PRETTY)}`],
    [
      "with backslashes and carets at the ends of lines",
      `curl "https://x" ^\n  -H "a: b" ^\n  --data-raw "${escaped(LIST)}" ^\n  --compressed`,
    ],
    ["with doubled marks", `curl -X POST https://x -d "${escaped(LIST, '""')}"`],
    ["of one line", `curl.exe -X POST https://x -d "${escaped(LIST)}"`],
  ])("%s", (_, command) => {
    expect(readForm(command)).toMatchObject({ ok: true, form: "curl", faults: [] });
    expect(drawOpened(command)).toBe(OPENED);
  });

  test("keeps what a caret, a percent sign and a line break in a text mean", () => {
    const body = 'Say "hi" & 100% ^ \\ $HOME\nnext';
    const command = `curl ${quoteForCmd("https://x")} ^\n --data-raw ${quoteForCmd(JSON.stringify(withInteractive({ body })))}`;
    expect(readForm(command)).toMatchObject({ ok: true, draft: { body }, faults: [] });
  });

  test("copied with others is one of several", () => {
    const command = (body: string) =>
      `curl ${quoteForCmd("https://x")} ^\n  --data-raw ${quoteForCmd(JSON.stringify(withInteractive({ body })))}`;
    expect(drawOpened(`${command("a")} &\n${command("b")}`).split("\n")).toHaveLength(2);
  });

  test("has its problems at its own lines", () => {
    const command = `curl "https://x" ^\n  -H "a: b" ^\n  -d "${escaped(PRETTY.replace('"Head",', '"Head"'))}"`;
    const at = command.split("\n").findIndex((line) => line.includes("Pick one")) + 1;
    expect(readForm(command).faults).toEqual([
      { line: at, path: "interactive", words: "Missing comma before this" },
    ]);
  });
});

describe("PowerShell", () => {
  test.each([
    [
      "a here-string",
      `$body = @'\n${PRETTY}\n'@\nInvoke-RestMethod -Uri "https://x" -Method Post -Headers @{ a = "b" } -Body $body`,
    ],
    ["a here-string in double marks", `$body = @"\n${PRETTY}\n"@\nirm https://x -Method Post -Body $body`],
    ["single marks", `Invoke-WebRequest -Uri 'https://x' -Method POST -Body '${LIST}'`],
    [
      "as Chrome copies it",
      `Invoke-WebRequest -UseBasicParsing -Uri "https://x" \`\n-Method "POST" \`\n-Headers @{\n"a"="b"\n} \`\n-Body "${escaped(LIST, '`"')}"`,
    ],
    [
      "bytes",
      `Invoke-WebRequest -Uri "https://x" -Body ([System.Text.Encoding]::UTF8.GetBytes("${escaped(LIST, '`"')}"))`,
    ],
    ["its own curl", `curl -Method Post -Uri https://x -Body '${LIST}'`],
    ["the true curl", `curl.exe -X POST https://x -d '${escaped(LIST)}'`],
  ])("with %s opens", (_, command) => {
    expect(drawOpened(command)).toBe(OPENED);
  });

  test("keeps an apostrophe", () => {
    const list = JSON.stringify(withInteractive({ body: "It's" })).replaceAll("'", "''");
    expect(readForm(`Invoke-RestMethod https://x -Method Post -Body '${list}'`)).toMatchObject({
      draft: { body: "It's" },
    });
  });

  test.each([
    '@{ message_type = "audio"; media_url = "https://x/a.mp3" }',
    '@{\n  message_type = "audio"\n  media_url = "https://x/a.mp3"\n}',
    '$body = @{ message_type = "interactive"; interactive = @{ type = "list" } } | ConvertTo-Json\nInvoke-RestMethod https://x -Body $body',
    '[pscustomobject]@{ message_type = "audio" }',
    '[ordered]@{ message_type = "audio" }',
  ])("as a hashtable is refused by name: %s", (command) => {
    expect(drawOpened(command)).toMatch(/^refused: This is a PowerShell hashtable/);
  });
});

describe("programs and other commands", () => {
  const CODE =
    "const sent = await fetch(url, { method: 'POST', body: JSON.stringify({ message_type: 'interactive', interactive: { type: 'list', header: 'Head', body: 'Pick ' + 'one', footer: `Foot`, button: 'Open', sections: [{ title: 'A', rows: [{ id: 'a', title: 'Alpha', description: 'x' }, { id: 'b', title: 'Beta' }] }] } }) });";
  test.each([
    [
      "fetch as Chrome copies it",
      `fetch("https://x", {\n  "headers": { "a": "b" },\n  "body": ${JSON.stringify(LIST)},\n  "method": "POST"\n});`,
    ],
    ["fetch for Node", `fetch('https://x', { method: 'POST', headers: { A: 'b' }, body: '${LIST}' });`],
    ["fetch in a program", CODE],
    ["axios", `axios.post('https://x', ${LIST}, { headers: { A: 'b' } })`],
    [
      "requests with json=",
      `import requests\nr = requests.post('https://x', headers={'A': 'b'}, json=${PRETTY.replaceAll('"', "'")})`,
    ],
    [
      "requests with a dictionary",
      `payload = ${PRETTY.replace('"type": "list",', '"type": "list", "x": None, "y": True,')}\nrequests.post(url, json=payload)`,
    ],
    [
      "json.dumps",
      `requests.post(url, data=json.dumps({"messaging_product": "whatsapp", "interactive": ${JSON.stringify(META_LIST)}}))`,
    ],
    ["a text over several lines", `payload = """${PRETTY}"""\nrequests.post(url, data=payload)`],
    ["Ruby", `HTTParty.post(url, body: ${LIST.replaceAll('":', '" =>')}.to_json)`],
    ["Go", `payload := strings.NewReader(\`${PRETTY}\`)`],
    ["Java", `RequestBody.create(mediaType, "${escaped(LIST)}");`],
    ["HTTPie, raw", `http POST https://x A:b --raw '${LIST}'`],
    [
      "HTTPie with a field of JSON",
      `http POST https://x phone_number=+27 message_type=interactive interactive:='${JSON.stringify(FLOWIQ_LIST.interactive)}'`,
    ],
    ["HTTPie from a here-string", `http POST https://x <<< '${LIST}'`],
    ["HTTPie from a pipe", `echo '${LIST}' | http POST https://x`],
    ["wget", `wget --post-data='${LIST}' https://x`],
    ["a raw request", `POST https://x HTTP/1.1\nContent-Type: application/json\n\n${PRETTY}`],
  ])("%s", (_, text) => {
    expect(drawOpened(text)).toBe(OPENED);
  });

  test("what only a program knows stays to be seen", () => {
    expect(drawOpened(CODE.replace("'Pick ' + 'one'", "'Hi ' + name + '!'"))).toContain(
      "Head|Hi {{name}}!|Foot",
    );
  });
});
