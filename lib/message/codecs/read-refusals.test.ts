import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BAILEYS_LIST,
  drawOpened,
  FLOWIQ_LIST,
  META_LIST,
  withInteractive,
} from "@/e2e/fixtures/message/foreign-forms";
import { isBlank } from "@/lib/message/draft";
import { readForm } from "./read-form";

const json = (value: unknown) => JSON.stringify(value);
const { sections } = FLOWIQ_LIST.interactive;

describe("what lost a part of itself is refused, and the part is named", () => {
  const list = (change: object) => ({
    message_type: "interactive",
    interactive: { type: "list", ...change },
  });
  test.each<[string, unknown, RegExp]>([
    ["the body", list({ texto: "Hola", button: "Ver", sections }), /FlowIQ’s JSON, but .* its body$/],
    ["all rows", list({ body: "Hola", button: "Ver", secciones: sections }), /its rows$/],
    ["rows that are numbers", list({ body: "Hola", button: "Ver", sections: [1, 2] }), /its rows$/],
    [
      "the ids",
      list({ body: "Hola", button: "Ver", sections: [{ rows: [{ clave: "a", title: "Alpha" }] }] }),
      /its row IDs$/,
    ],
    ["the label", list({ body: "Hola", boton: "Ver", sections }), /its button label$/],
    ["everything", list({ nada: 1 }), /its body, button label and rows$/],
    ["a library’s rows", { ...BAILEYS_LIST, sections: [{ filas: ["a"] }] }, /Baileys.* its rows$/],
    [
      "Meta’s body",
      { messaging_product: "whatsapp", interactive: { ...META_LIST, body: { texto: "x" } } },
      /Meta’s JSON.* its body$/,
    ],
    [
      "Twilio’s items",
      { types: { "twilio/list-picker": { body: "x", button: "y", item: [{ a: 1 }] } } },
      /Twilio list picker.* its rows$/,
    ],
    ["an address", { message_type: "audio", url: 5 }, /its audio URL$/],
  ])("%s", (_, message, why) => {
    expect(readForm(json(message))).toMatchObject({ ok: false, why: expect.stringMatching(why) });
  });

  test("what was never there is told, and what is opens", () => {
    const reading = readForm(json({ message_type: "interactive", interactive: { body: "Hola" } }));
    expect(reading).toMatchObject({ ok: true, draft: { body: "Hola" } });
    expect(reading.faults.map(({ words }) => words)).toEqual([
      "Missing in this message: button label and rows",
    ]);
  });

  test("a message that breaks off before its rows is not half opened", () => {
    const text = JSON.stringify(FLOWIQ_LIST, null, 2);
    expect(drawOpened(text.slice(0, text.indexOf('"button"')))).toMatch(/^refused: .*button label and rows$/);
    expect(drawOpened(text.slice(0, -20))).toMatch(/^Head\|Pick one\|Foot\|Open A\[a=Alpha/);
  });
});

describe("what Menuet does not have is refused by its name", () => {
  test.each<[unknown, RegExp]>([
    [
      { messaging_product: "whatsapp", type: "image", image: { link: "https://x/a.jpg" } },
      /Meta’s JSON .* “image”/,
    ],
    [{ messaging_product: "whatsapp", type: "template", template: {} }, /Meta’s JSON .* “template”/],
    [{ messaging_product: "whatsapp", type: "audio", audio: { id: "1" } }, /uploaded audio file/],
    [
      { type: "interactive", interactive: { type: "button", action: { buttons: [] } } },
      /Meta’s JSON .* “button”/,
    ],
    [
      { interactive: { type: "product_list", action: { sections: [{ product_items: [] }] } } },
      /“product_list”/,
    ],
    [
      { message_type: "interactive", interactive: { type: "button", body: "x", buttons: [] } },
      /FlowIQ’s JSON .* “button”/,
    ],
    [{ media_url: "https://x/a.jpg" }, /file that isn’t audio/],
    [
      { types: { "twilio/quick-reply": { body: "x" } } },
      /^This is a Twilio quick reply\. Menuet opens Twilio’s list pickers/,
    ],
    [{ types: { "twilio/call-to-action": {} } }, /Twilio call to action/],
    [{ types: { "twilio/media": { media: ["https://x/a.jpg"] } } }, /Twilio media message without audio/],
    [{ To: "x", ContentSid: "HX1" }, /with a template/],
    [{ image: { url: "https://x/a.jpg" }, caption: "x" }, /with an image/],
    [{ number: "1", mediatype: "video", media: "https://x/a.mp4" }, /with a video/],
    [{ text: "x", buttons: [{ buttonId: "a" }] }, /with reply buttons/],
    [{ poll: { name: "x" } }, /with a poll/],
    [{ key: {}, message: { listResponseMessage: { title: "A" } } }, /customer’s reply/],
    [{ interactive: { type: "list_reply", list_reply: { id: "a" } } }, /customer’s reply/],
    [
      {
        object: "whatsapp_business_account",
        entry: [{ changes: [{ value: { messaging_product: "whatsapp" } }] }],
      },
      /webhook from Meta/,
    ],
    [
      { event_type: "message_received", message_type: "audio", media_url: "https://x/a.mp3" },
      /event from FlowIQ/,
    ],
    [{ success: true, data: { message_id: "wamid.x", message_type: "interactive" } }, /FlowIQ’s answer/],
    [{ title: "A", rows: [{ id: "a" }] }, /section of a list/],
    [{ info: {}, item: [{ request: { method: "GET" } }] }, /Postman collection without/],
    [
      { info: {}, item: [{ request: { body: { raw: '{"message_type":"image"}' } } }] },
      /“image”.*\(in a Postman collection\)/,
    ],
    [{ nodes: [{ parameters: { bodyParameters: {} } }], connections: {} }, /n8n workflow without/],
    [{ groups: [], edges: [], variables: [] }, /Typebot export without/],
  ])("%j", (message, why) => {
    expect(readForm(json(message))).toMatchObject({ ok: false, why: expect.stringMatching(why) });
  });

  test.each([
    ["type: collection.insomnia.rest/5.0\nname: x\n", /^This is YAML/],
    ["<message><body>Hi</body></message>", /^This is XML/],
    ["import requests\nrequests.post(url, json=payload)", /^This is Python code/],
    ["$data = ['interactive' => ['type' => 'list']];", /^This is PHP code/],
    ["http POST https://x message_type=audio media_url=https://x/a.mp3", /^This is an HTTPie command/],
    ["curl https://x -d 'To=1&Body=Hi'", /^This curl command sends form fields/],
  ])("%j", (text, why) => {
    expect(readForm(text)).toMatchObject({ ok: false, why: expect.stringMatching(why) });
  });
});

describe("any text", () => {
  const piece = fc.oneof(
    fc.constantFrom(..."{}[]:,\"'`^@=\\\n\r\t $+".split("")),
    fc.constantFrom(
      "curl ",
      "-d ",
      "fetch(",
      "http POST ",
      "@{",
      "@'\n",
      "\n'@",
      "-Body ",
      "{{",
      "}}",
      "=>",
      "JSON.stringify(",
      "null",
    ),
    fc
      .constantFrom(
        "interactive",
        "sections",
        "rows",
        "body",
        "text",
        "button",
        "buttonText",
        "audio",
        "media_url",
        "data",
        "rowId",
        "title",
        "id",
      )
      .map((name) => `"${name}":`),
    fc.constantFrom('"list"', '"https://x/a.mp3"', '"Alpha"', "[", "{", '{"rows":[{"id":"a","title":"b"}]}'),
    fc.string({ unit: "binary", maxLength: 6 }),
  );

  test("is refused in words or opens as a message that is not empty", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const reading = readForm(pieces.join(""));
        for (const open of reading.ok ? [reading] : (reading.choices ?? []))
          expect(isBlank(open.draft)).toBe(false);
        if (!reading.ok) expect(reading.why).toMatch(/\w{4}/);
      }),
      { numRuns: 1500 },
    );
  });

  test.each([
    "{",
    '{"a":',
    '{"interactive":{',
    "{}",
    '{"a":1}\n',
    '{\\"a\\":',
    "curl -d '{' ",
    "curl ^\n",
    "@{ ",
    "fetch(",
    "JSON.stringify({",
    "{{ ",
    '"{',
    "https://x?token=a ",
    "Bearer ",
    '"token":"',
    "-H 'a: b' ",
    '"value":"abcdef","name":"key"',
  ])("of a megabyte of %j ends", (each) => {
    readForm(each.repeat(262_144 / each.length));
    readForm(each.repeat(1_000_000 / each.length));
  });

  test("is opened whole or not at all by its wrapper's depth and by a draft that says nothing", () => {
    expect(
      drawOpened(json(withInteractive({ body: "", button: "", header: "", footer: "", sections: [] }))),
    ).toBe("||| ");
    expect(drawOpened('{"message_type":"interactive"}')).toMatch(/^refused/);
    expect(drawOpened('{"interactive":{}}')).toMatch(/^refused/);
  });
});
