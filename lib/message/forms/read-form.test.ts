import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyForm } from "@/e2e/message/any-draft";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import { tidyDraft } from "@/lib/message/message";
import { toPayload } from "@/lib/message/payload";
import { formatFetch } from "@/lib/message/snippets";
import { FORM_BOUNDS, type FormReading } from "./form";
import { readForm } from "./read-form";
import { writeForm } from "./write-form";

const FLOWIQ = `{
  "phone_number": "+27123456789",
  "message_type": "interactive",
  "interactive": {
    "type": "list",
    "header": "Our Menu",
    "body": "Please select:",
    "button": "View Menu",
    "sections": [{ "title": "Drinks", "rows": [{ "id": "cola", "title": "Cola", "description": "500ml" }] }]
  },
  "context_message_id": "wamid.x"
}`;
const DRAFT: DraftForm = {
  ...emptyDraft(),
  recipient: "+27123456789",
  replyTo: "wamid.x",
  header: "Our Menu",
  body: "Please select:",
  button: "View Menu",
  sections: [{ title: "Drinks", rows: [{ id: "cola", title: "Cola", description: "500ml", isIdOwn: true }] }],
};
const META = `{
  "messaging_product": "whatsapp", "recipient_type": "individual", "to": "27123456789", "type": "interactive",
  "context": { "message_id": "wamid.x" },
  "interactive": {
    "type": "list",
    "header": { "type": "text", "text": "Our Menu" },
    "body": { "text": "Please select:" },
    "action": {
      "button": "View Menu",
      "sections": [{ "title": "Drinks", "rows": [{ "id": "cola", "title": "Cola", "description": "500ml" }] }]
    }
  }
}`;
const TWILIO = `{
  "friendly_name": "menu", "language": "en", "variables": { "1": "Ann" },
  "types": {
    "twilio/list-picker": {
      "body": "Please select:", "button": "View Menu",
      "items": [{ "item": "Cola", "id": "cola", "description": "500ml" }]
    }
  }
}`;
const flat = (change: Partial<DraftForm>): DraftForm => ({ ...emptyDraft(), ...change });
const PICKER = flat({
  ...{ body: DRAFT.body, button: DRAFT.button },
  sections: [{ title: "", rows: DRAFT.sections.flatMap(({ rows }) => rows) }],
});
const audio = (change: Partial<DraftForm> = {}) =>
  flat({ kind: "audio", audioUrl: "https://example.com/a.mp3", ...change });

const drawLosses = (reading: FormReading) => (reading.ok ? reading.losses.map(({ path }) => path) : []);
const drawFaults = ({ faults }: FormReading) =>
  faults.map(({ line, path, words }) => `${line} ${path}: ${words}`);

describe("each form is known by itself", () => {
  test.each<[string, string, string, DraftForm, string[]]>([
    ["FlowIQ’s JSON", FLOWIQ, "flowiq", DRAFT, []],
    [
      "its interactive object alone",
      `{"type":"list","body":"Please select:","button":"View Menu","sections":[{"rows":[{"id":"cola","title":"Cola","description":"500ml"}]}]}`,
      "flowiq",
      PICKER,
      [],
    ],
    [
      "FlowIQ’s audio",
      `{"phone_number":"+27123456789","message_type":"audio","media_url":"https://example.com/a.mp3"}`,
      "flowiq",
      audio({ recipient: DRAFT.recipient }),
      [],
    ],
    [
      "a curl command",
      `curl -X POST "https://api.flowiq.live/send-whatsapp" \\\n  -H "Authorization: Bearer fiq_secret_canary" \\\n  -d '${FLOWIQ}'`,
      "curl",
      DRAFT,
      [],
    ],
    [
      "a curl command behind other lines",
      `export KEY=1\n$ curl https://x --json '${FLOWIQ}' | jq`,
      "curl",
      DRAFT,
      [],
    ],
    [
      "the Payload tab’s call of fetch",
      formatFetch(toPayload(tidyDraft(DRAFT)), { baseUrl: "https://x", tenantId: null }),
      "flowiq",
      DRAFT,
      [],
    ],
    ["Meta’s JSON", META, "meta", DRAFT, []],
    [
      "Meta’s JSON in a curl command",
      `curl 'https://graph.facebook.com/v25.0/1/messages' -H 'Authorization: Bearer EAAcanary' -d '${META}'`,
      "meta",
      DRAFT,
      [],
    ],
    [
      "Meta’s interactive object alone",
      `{"type":"list","body":{"text":"Please select:"},"action":{"button":"View Menu","sections":[{"rows":[{"id":"cola","title":"Cola","description":"500ml"}]}]}}`,
      "meta",
      PICKER,
      [],
    ],
    [
      "Meta’s audio by link",
      `{"messaging_product":"whatsapp","to":"+27123456789","type":"audio","audio":{"link":"https://example.com/a.mp3","voice":true}}`,
      "meta",
      audio({ recipient: DRAFT.recipient }),
      ["audio.voice"],
    ],
    [
      "Meta’s audio by id",
      `{"messaging_product":"whatsapp","to":"+27123456789","type":"audio","audio":{"id":"367"}}`,
      "meta",
      audio({ recipient: DRAFT.recipient, audioUrl: "" }),
      ["audio.id"],
    ],
    ["a template of Twilio’s", TWILIO, "twilio", PICKER, ["variables", "friendly_name"]],
    [
      "a list picker alone",
      `{"body":"Please select:","button":"View Menu","items":[{"item":"Cola","id":"cola","description":"500ml"}],"multiple_selection":true}`,
      "twilio",
      PICKER,
      ["multiple_selection"],
    ],
    [
      "Twilio’s media",
      `{"types":{"twilio/media":{"body":"x","media":["https://example.com/a.mp3","b"]},"twilio/text":{"body":"y"}}}`,
      "twilio",
      audio(),
      ["types.twilio/media.media.1", "types.twilio/media.body", "types.twilio/text"],
    ],
    [
      "a Menuet file",
      writeForm(DRAFT, "menuet").text,
      "menuet",
      { ...DRAFT, recipient: "", replyTo: "" },
      [],
    ],
  ])("%s", (_, text, form, draft, losses) => {
    const reading = readForm(text);
    expect(reading).toMatchObject({ ok: true, form, draft, faults: [] });
    expect(drawLosses(reading)).toEqual(losses);
  });
});

describe("what a message cannot hold is told", () => {
  test.each([
    [
      "a field that FlowIQ has not",
      FLOWIQ.replace('"title": "Drinks"', '"title": "Drinks", "colour": 1'),
      ["interactive.sections.0.colour"],
    ],
    [
      "a picture as header",
      META.replace('"type": "text", "text": "Our Menu"', '"type": "image", "image": { "id": "1" }'),
      ["interactive.header"],
    ],
    [
      "products",
      META.replace('"rows":', '"product_items": [], "rows":'),
      ["interactive.action.sections.0.product_items"],
    ],
    ["a group", META.replace("individual", "group"), ["recipient_type"]],
    [
      "a recipient in a Menuet file",
      '{"menuet":1,"message":{"kind":"list","recipient":"+27123456789"}}',
      ["message.recipient"],
    ],
    ["a __proto__", '{"message_type":"audio","media_url":"x","__proto__":{"isAdmin":true}}', ["__proto__"]],
  ])("%s", (_, text, losses) => {
    const reading = readForm(text);
    expect(reading).toMatchObject({ ok: true, faults: [] });
    expect(drawLosses(reading)).toEqual(losses);
    expect(JSON.stringify(reading)).not.toContain("isAdmin");
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});

describe("broken text opens as far as it goes, with each problem at its line", () => {
  test("a comma is missing and the end too", () => {
    const reading = readForm(FLOWIQ.replace('"Our Menu",', '"Our Menu"').slice(0, -60));
    expect(reading).toMatchObject({
      ok: true,
      form: "flowiq",
      draft: { header: "Our Menu", body: "Please select:", button: "View Menu" },
    });
    expect(drawFaults(reading)).toEqual([
      "7 interactive: A comma is missing before this",
      expect.stringMatching(/^9 interactive\.sections\.0\.rows\.0.*: The text ends before it is complete$/),
    ]);
  });

  test("values of a wrong kind", () => {
    const text = `{"message_type":"interactive",\n"phone_number":27123456789,\n"interactive":{"body":{"text":"Hello"},\n"button":["x"],\n"sections":[\n{"rows":5},\n{"title":true,"rows":["a",{"id":7}]}]}}`;
    const reading = readForm(text);
    expect(reading).toMatchObject({
      ok: true,
      draft: {
        recipient: "+27123456789",
        body: "Hello",
        button: "",
        sections: [{ rows: [] }, { title: "true", rows: [{ id: "" }, { id: "7" }] }],
      },
    });
    expect(drawFaults(reading)).toEqual([
      "2 phone_number: “phone_number” must stand in quotation marks",
      "3 interactive.body: “interactive.body” must be a text, and is an object",
      "4 interactive.button: “interactive.button” must be a text, and is a list",
      "6 interactive.sections.0.rows: “interactive.sections.0.rows” must be a list, and is a word",
      "7 interactive.sections.1.title: “interactive.sections.1.title” must stand in quotation marks",
      "7 interactive.sections.1.rows.0: “interactive.sections.1.rows.0” must be an object, and is a text",
      "7 interactive.sections.1.rows.1.id: “interactive.sections.1.rows.1.id” must stand in quotation marks",
    ]);
  });

  test("the lines of a command are the command’s", () => {
    const command = `curl https://x \\\n  -H 'A: b' \\\n  -d '${FLOWIQ.replace("Our Menu", "It'\\''s ours").replace('"View Menu",', '"View Menu"')}'`;
    const reading = readForm(command);
    expect(reading).toMatchObject({ ok: true, form: "curl", draft: { header: "It's ours" } });
    expect(drawFaults(reading)).toEqual(["11 interactive: A comma is missing before this"]);
    const open = readForm(
      `curl https://x \\\n  -d "{\\"message_type\\": \\"audio\\",\n\\"media_url\\": \\"$URL\\"`,
    );
    expect(open).toMatchObject({ ok: true, form: "curl", draft: { audioUrl: "$URL" } });
    expect(drawFaults(open)).toEqual([
      "2 : The quotation mark that closes the data is missing",
      "3 : Only a shell knows what “$URL” stands for",
      "3 : The text ends before it is complete",
    ]);
  });

  test("every cut of every form is opened or refused in words", () => {
    for (const text of [
      FLOWIQ,
      META,
      TWILIO,
      writeForm(DRAFT, "menuet").text,
      writeForm(DRAFT, "curl").text,
    ]) {
      for (let length = 0; length < text.length; length += 3) {
        const reading = readForm(text.slice(0, length));
        expect(reading.ok ? reading.form : reading.why).toMatch(/\w{4}/);
      }
    }
  });

  test("more rows than anybody reads are cut and told", () => {
    const rows = Array.from({ length: 150 }, (_, at) => ({ id: `${at}`, title: "x" }));
    const reading = readForm(
      JSON.stringify({ sections: [{ rows }, { rows }, { rows: [...rows, ...rows] }], button: "" }),
    );
    expect(reading.ok ? reading.draft.sections.map((section) => section.rows.length) : []).toEqual([
      150, 50, 0,
    ]);
    expect(drawFaults(reading)).toEqual([
      "1 sections.1: More than 200 rows in all: the rest was left out",
      "1 sections.2.rows: “sections.2.rows” has far too many items: only the first 200 were opened",
      "1 sections.2: More than 200 rows in all: the rest was left out",
    ]);
  });
});

describe("what is no message is refused in words", () => {
  test.each([
    ["", /nothing here/],
    [" \n", /nothing here/],
    ["hello", /no message here/],
    ["[]", /no message here/],
    ['{"a":1}', /no message that Menuet knows/],
    ["https://menuet.example/view#m=1.abcz", /link to a message/],
    ["curl https://example.com", /sends no data/],
    ["curl -d @body.json https://example.com", /from a file/],
    ['{"menuet":2,"message":{}}', /version “2”, .* version 1 only/],
    ['{"menuet":1,"message":{"kind":"image"}}', /kind “image”/],
    ['{"message_type":"text","phone_number":"1"}', /FlowIQ’s JSON for a message of type “text”/],
    ['{"messaging_product":"whatsapp","type":"template"}', /Meta’s JSON for a message of type “template”/],
    ['{"types":{"twilio/text":{"body":"x"}}}', /template of Twilio’s without/],
    ["x".repeat(FORM_BOUNDS.characters + 1), /has 262145 characters/],
  ])("%j", (text, why) => {
    expect(readForm(text)).toMatchObject({ ok: false, why: expect.stringMatching(why) });
  });
});

describe("a key in a command", () => {
  const KEY = "fiq_canary_4f9d2c7a";
  const HEADERS = [KEY, "EAAGcanary4f9d2c7a", "4f9d-canary-2c7a"].flatMap((key) => [
    `-H "Authorization: Bearer ${key}"`,
    `-H 'authorization: Bearer ${key}'`,
    `--header="X-Api-Key: ${key}"`,
    `-u me:${key}`,
    `--oauth2-bearer ${key}`,
  ]);

  test("survives nowhere, whatever is wrong with the quotation marks around it", () => {
    const broken = fc.record({
      header: fc.constantFrom(...HEADERS),
      form: fc.constantFrom("flowiq" as const, "meta" as const, "twilio" as const),
      draft: anyForm,
      cuts: fc.array(fc.nat(2000), { maxLength: 4 }),
      isLast: fc.boolean(),
    });
    fc.assert(
      fc.property(broken, ({ header, form, draft, cuts, isLast }) => {
        const data = `-d '${writeForm(draft, form).text}'`;
        const whole = isLast ? `curl ${data} ${header} https://x` : `curl ${header} https://x ${data}`;
        // One quotation mark or another is lost, but never a letter of the key.
        const marks = [...whole.matchAll(/['"\\{}]/g)].map(({ index }) => index);
        const lost = new Set(cuts.map((cut) => marks[cut % marks.length]));
        const text = [...whole.split("")].filter((_, at) => !lost.has(at)).join("");
        expect(JSON.stringify(readForm(text))).not.toContain("canary");
      }),
      { numRuns: 2000 },
    );
  });

  test("that is a password stays out of what is quoted by itself", () => {
    const text = `curl -d '{"types":{"twilio/media":{"media":[""]}} -u me:${KEY}`;
    expect(JSON.stringify(readForm(text))).not.toContain("canary");
  });

  test("in a call of fetch survives nowhere either", () => {
    const call = `await fetch("https://x", { headers: { Authorization: "Bearer ${KEY}" }, body: JSON.stringify({
      phone_number: phoneNumber, message_type: "interactive", interactive }) });`;
    const reading = readForm(call);
    expect(reading).toMatchObject({ ok: true, form: "flowiq", draft: { recipient: "" } });
    expect(drawFaults(reading)).toContain("2 interactive: “interactive” has no value");
    expect(JSON.stringify(readForm(call.replaceAll('"', "")))).not.toContain("canary");
  });

  test("that a lost quotation mark put into the body is taken out, and the rest is kept", () => {
    const text = `curl -d '{"message_type":"interactive","interactive":{"footer":"kept","body":"Hello -H "Authorization: Bearer ${KEY}"`;
    const reading = readForm(text);
    expect(JSON.stringify(reading)).not.toContain("canary");
    expect(reading).toMatchObject({ ok: true, draft: { footer: "kept" } });
  });
});

test("no text makes it throw, and no fault lies outside of the text", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...`{}[]:,"'\\\n$\``.split(""),
      "curl ",
      "-d ",
      "<<E",
      '"interactive":',
      '"action":',
      '"sections":',
      '"rows":',
      '"types":',
      '"twilio/media":',
      '"menuet":1',
      '"message":',
      '"header":',
      '"audio":',
      "@",
      "#m=1.",
    ),
    fc.string({ unit: "binary", maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 50 }), (pieces) => {
      const text = pieces.join("");
      const reading = readForm(text);
      const lines = text.split(/\r\n?|\n/).length;
      expect(reading.faults.filter(({ line }) => line < 1 || line > lines)).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});
