import { describe, expect, test } from "vitest";
import {
  BAILEYS_LIST,
  drawOpened,
  FLOWIQ_LIST,
  META_LIST,
  OPENED,
  withInteractive,
} from "@/e2e/fixtures/message/foreign-forms";
import { readForm } from "./read-form";

const json = (value: unknown) => JSON.stringify(value);
const within = (text: string) => {
  const reading = readForm(text);
  return reading.ok ? reading.within : reading.why;
};
const { sections } = BAILEYS_LIST;
const rows = META_LIST.action.sections[0]?.rows ?? [];
const words = { title: "Head", description: "Pick one", buttonText: "Open", footerText: "Foot" };

describe("a list of a WhatsApp library opens with its texts and ids", () => {
  test.each<[string, object, string]>([
    ["Baileys", BAILEYS_LIST, OPENED],
    [
      "Baileys’ proto",
      { viewOnceMessage: { message: { listMessage: { ...words, listType: 1, sections } } } },
      OPENED,
    ],
    [
      "Evolution API 1",
      { number: "27821234567", options: { delay: 1 }, listMessage: { ...words, sections } },
      OPENED,
    ],
    ["Evolution API 2", { number: "27821234567", ...words, sections }, OPENED],
    [
      "WPPConnect",
      { phone: ["1"], isGroup: false, description: "Pick one", buttonText: "Open", sections },
      "|Pick one||Open A[a=Alpha/x,b=Beta]",
    ],
    [
      "WAHA",
      {
        chatId: "1@c.us",
        message: { title: "Head", description: "Pick one", footer: "Foot", button: "Open", sections },
      },
      OPENED,
    ],
    [
      "Green API",
      { chatId: "1@c.us", message: "Pick one", title: "Head", footer: "Foot", buttonText: "Open", sections },
      OPENED,
    ],
    [
      "Whapi",
      { to: "1", ...META_LIST, action: { list: { label: "Open", sections: META_LIST.action.sections } } },
      OPENED,
    ],
    [
      "Z-API",
      { phone: "1", message: "Pick one", optionList: { buttonLabel: "Open", options: rows } },
      "|Pick one||Open [a=Alpha/x,b=Beta]",
    ],
    [
      "Infobip",
      {
        from: "1",
        content: { ...META_LIST, action: { title: "Open", sections: META_LIST.action.sections } },
      },
      OPENED,
    ],
    [
      "Gupshup",
      {
        type: "list",
        title: "Head",
        body: "Pick one",
        globalButtons: [{ title: "Open" }],
        items: [{ title: "A", options: [{ title: "Alpha", postbackText: "a" }] }],
      },
      "Head|Pick one||Open A[a=Alpha]",
    ],
    [
      "Wati, which has no ids",
      {
        header: "Head",
        body: "Pick one",
        buttonText: "Open",
        sections: [{ title: "A", rows: [{ title: "Alpha" }] }],
      },
      "Head|Pick one||Open A[alpha=Alpha]",
    ],
    [
      "Vonage",
      {
        channel: "whatsapp",
        message_type: "custom",
        custom: { type: "interactive", interactive: META_LIST },
      },
      OPENED,
    ],
  ])("%s", (_, message, opened) => {
    expect(drawOpened(json(message))).toBe(opened);
  });

  test("and its audio as audio", () => {
    const url = "https://x.example/a.mp3";
    for (const message of [
      { audio: { url }, mimetype: "audio/ogg", ptt: true },
      { number: "1", audio: url },
      { number: "1", mediatype: "audio", media: url },
      { channel: "whatsapp", message_type: "audio", audio: { url } },
      { To: "whatsapp:+27821234567", MediaUrl: [url] },
    ])
      expect(drawOpened(json(message))).toBe(`audio ${url}`);
  });

  test("under its own name", () => {
    expect(readForm(json(BAILEYS_LIST))).toMatchObject({ ok: true, form: "baileys", faults: [], losses: [] });
  });
});

describe("a message inside of something else is found and named", () => {
  test.each<[string, unknown, string]>([
    ["content", { content: META_LIST }, "“content”"],
    ["data", { data: { message: { interactive: META_LIST } } }, "“data.message”"],
    ["contentMessage", { contentMessage: META_LIST }, "“contentMessage”"],
    [
      "a list of entries",
      { entry: [{ changes: [{ payload: FLOWIQ_LIST }] }] },
      "“entry.0.changes.0.payload”",
    ],
    ["a text", { payload: json(FLOWIQ_LIST) }, "“payload”"],
    ["a text in a text", { a: json({ b: json(FLOWIQ_LIST) }) }, "“a.b”"],
    [
      "Postman",
      { info: {}, item: [{ request: { body: { mode: "raw", raw: json(FLOWIQ_LIST) } } }] },
      "a Postman collection",
    ],
    [
      "Insomnia",
      { _type: "export", resources: [{ body: { text: json(FLOWIQ_LIST) } }] },
      "an Insomnia export",
    ],
    [
      "n8n",
      { nodes: [{ parameters: { jsonBody: `=${json(FLOWIQ_LIST)}` } }], connections: {} },
      "an n8n workflow",
    ],
    [
      "Typebot",
      { groups: [{ blocks: [{ options: { webhook: { body: json(FLOWIQ_LIST) } } }] }], edges: [] },
      "a Typebot export",
    ],
    [
      "a HAR file",
      { log: { entries: [{ request: { postData: { text: json(FLOWIQ_LIST) } } }] } },
      "a HAR file",
    ],
    ["a list of texts", [json(FLOWIQ_LIST)], undefined as never],
  ])("%s", (_, wrapped, place) => {
    expect(drawOpened(json(wrapped))).toBe(OPENED);
    expect(within(json(wrapped))).toBe(place);
  });

  test("JSON that was copied out of a text", () => {
    expect(drawOpened(json(json(FLOWIQ_LIST)))).toBe(OPENED);
    expect(drawOpened(json(JSON.stringify(FLOWIQ_LIST, null, 2)).slice(1, -1))).toBe(OPENED);
    expect(drawOpened(`[2026-01-01] INFO sends ${json(FLOWIQ_LIST)}`)).toBe(OPENED);
  });

  test("so deep that nobody meant it, it is not looked for", () => {
    const deep = Array.from({ length: 40 }).reduce<unknown>((inner) => ({ a: inner }), FLOWIQ_LIST);
    expect(readForm(json(deep))).toMatchObject({ ok: false });
  });
});

describe("sections and buttons in other shapes keep their words", () => {
  const HEAD = "Head|Pick one|Foot|Open";
  test.each<[string, unknown, string]>([
    ["words", ["Agua", "Vinho"], "[agua=Agua,vinho=Vinho]"],
    ["words with commas", "option_1,option_2", "[option-1=option_1,option-2=option_2]"],
    ["words in lines", "Agua\nVinho, tinto\n", "[agua=Agua,vinho-tinto=Vinho, tinto]"],
    ["the same word twice", ["Agua", "Agua"], "[agua=Agua,agua-2=Agua]"],
    ["rows of words", [{ title: "A", rows: ["Agua", "Vinho"] }], "A[agua=Agua,vinho=Vinho]"],
    ["rows in one text", [{ title: "A", rows: "Agua, Vinho" }], "A[agua=Agua,vinho=Vinho]"],
    ["lists of words", [["Agua"], ["Pan"]], "[agua=Agua] [pan=Pan]"],
    ["words beside a section", ["Agua", { title: "S", rows }], "[agua=Agua] S[a=Alpha/x,b=Beta]"],
    [
      "a section for each name",
      { Drinks: rows, Food: { rows: ["Pan"] } },
      "Drinks[a=Alpha/x,b=Beta] Food[pan=Pan]",
    ],
    ["words for each name", { Drinks: "Agua, Vinho" }, "Drinks[agua=Agua,vinho=Vinho]"],
    ["one section", { title: "A", rows }, "A[a=Alpha/x,b=Beta]"],
    ["rows without a section", rows, "[a=Alpha/x,b=Beta]"],
    ["rows by their ids", [{ title: "A", rows: { a: "Alpha", b: { title: "Beta" } } }], "A[a=Alpha,b=Beta]"],
  ])("%s", (_, shape, opened) => {
    const reading = readForm(json(withInteractive({ sections: shape })));
    expect(drawOpened(json(withInteractive({ sections: shape })))).toBe(`${HEAD} ${opened}`);
    // FlowIQ also lists rows without a section; every other shape is reported.
    if (shape !== rows) expect(reading.faults.length).toBeGreaterThan(0);
  });

  test.each<[string, object]>([
    ["a text under “buttons”", { buttons: "Ver opciones" }],
    ["an object", { button: { title: "Ver opciones" } }],
    ["a list of one", { buttons: [{ type: "reply", title: "Ver opciones" }] }],
    ["a list of one text", { button: ["Ver opciones"] }],
  ])("a label as %s", (_, action) => {
    const message = {
      messaging_product: "whatsapp",
      interactive: { ...META_LIST, action: { ...action, sections: META_LIST.action.sections } },
    };
    expect(drawOpened(json(message))).toBe(OPENED.replace("Open", "Ver opciones"));
  });
});

describe("several messages are to be chosen from", () => {
  const other = withInteractive({ body: "Other" });
  const both = `${OPENED}\n${OPENED.replace("Pick one", "Other")}`;
  test.each<[string, string]>([
    ["a list", json([FLOWIQ_LIST, other])],
    ["lines", `${json(FLOWIQ_LIST)}\n${json(other)}\n`],
    ["objects with a comma between them", `${json(FLOWIQ_LIST)},\n${json(other)}`],
    ["a list in an object", json({ messages: [FLOWIQ_LIST, other] })],
    [
      "code blocks",
      `One:\n\`\`\`json\n${json(FLOWIQ_LIST)}\n\`\`\`\nTwo:\n\`\`\`json\n${json(other)}\n\`\`\``,
    ],
    [
      "a Postman collection",
      json({
        info: {},
        item: [FLOWIQ_LIST, other].map((body) => ({ request: { body: { raw: json(body) } } })),
      }),
    ],
    ["two commands", [FLOWIQ_LIST, other].map((body) => `curl https://x -d '${json(body)}'`).join(" ;\n")],
    [
      "two calls of fetch",
      [FLOWIQ_LIST, other].map((body) => `fetch("https://x", { "body": ${json(json(body))} });`).join("\n"),
    ],
  ])("in %s", (_, text) => {
    expect(drawOpened(text)).toBe(both);
    expect(readForm(text)).toMatchObject({
      ok: false,
      why: "This text contains 2 messages. Choose one in Import",
    });
  });

  test("the same one twice is one, and one that cannot be opened is told", () => {
    expect(drawOpened(json([FLOWIQ_LIST, FLOWIQ_LIST]))).toBe(OPENED);
    const reading = readForm(
      json([FLOWIQ_LIST, { message_type: "image", media_url: "https://example.com/a.png" }]),
    );
    expect(reading).toMatchObject({
      ok: true,
      faults: [],
      losses: [{ words: expect.stringMatching(/^Another message can’t be opened: .*type “image”/) }],
    });
  });
});

describe("what another tool fills in is one odd value, and the rest is read", () => {
  test.each([
    "{{ $json.from }}",
    '={{ $json["from"] }}',
    "{{ $json.rows.map(row => ({ id: row })) }}",
    "${phone}",
    "{% phone %}",
    "<%= phone %>",
    "<YOUR NUMBER>",
  ])("%s", (value) => {
    const text = `{"phone_number": ${value},\n"message_type":"interactive","interactive":${json(FLOWIQ_LIST.interactive)}}`;
    expect(drawOpened(text)).toBe(OPENED);
    const { faults } = readForm(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ line: 1, path: "phone_number" });
  });

  test("stays to be seen where it is a text, and is no row", () => {
    const text = json(withInteractive({ body: 0, sections: 1 }));
    expect(
      drawOpened(
        text.replace('"body":0', '"body":{{ $json.text }}').replace('"sections":1', '"sections":["A"]'),
      ),
    ).toBe("Head|{{ $json.text }}|Foot|Open [a=A]");
    expect(drawOpened(text.replace('"sections":1', '"sections":{{ $json.rows }}'))).toMatch(
      /refused: .* rows$/,
    );
  });
});
