import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FORM_BOUNDS } from "./form";
import { readForm } from "./read-form";
import { writeForm } from "./write-form";
import { FLOWIQ, DRAFT, META, TWILIO, drawFaults } from "@/e2e/fixtures/message/read-forms";

describe("broken text opens as far as it goes, with each problem at its line", () => {
  test("a comma is missing and the end too", () => {
    const reading = readForm(FLOWIQ.replace('"Our Menu",', '"Our Menu"').slice(0, -60));
    expect(reading).toMatchObject({
      ok: true,
      form: "flowiq",
      draft: { header: "Our Menu", body: "Please select:", button: "View Menu" },
    });
    expect(drawFaults(reading)).toEqual([
      "7 interactive: Missing comma before this",
      expect.stringMatching(/^9 interactive\.sections\.0\.rows\.0.*: The text is incomplete$/),
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
        button: "x",
        sections: [{ rows: [] }, { title: "true", rows: [{ id: "a", title: "a" }, { id: "7" }] }],
      },
    });
    expect(drawFaults(reading)).toEqual([
      "2 phone_number: “phone_number” must be in quotation marks",
      "3 interactive.body: “interactive.body” must be text, but is an object",
      "4 interactive.button: “interactive.button” must be text, but is a list",
      "6 interactive.sections.0.rows: “interactive.sections.0.rows” must be a list, but is a word",
      "7 interactive.sections.1.title: “interactive.sections.1.title” must be in quotation marks",
      "7 interactive.sections.1.rows.0: “interactive.sections.1.rows.0” must be an object, but is text",
      "7 interactive.sections.1.rows.1.id: “interactive.sections.1.rows.1.id” must be in quotation marks",
      "7 : A row had no ID. It got one from its title",
    ]);
  });

  test("the lines of a command are the command’s", () => {
    const command = `curl https://x \\\n  -H 'A: b' \\\n  -d '${FLOWIQ.replace("Our Menu", "It'\\''s ours").replace('"View Menu",', '"View Menu"')}'`;
    const reading = readForm(command);
    expect(reading).toMatchObject({ ok: true, form: "curl", draft: { header: "It's ours" } });
    expect(drawFaults(reading)).toEqual(["11 interactive: Missing comma before this"]);
    const open = readForm(
      `curl https://x \\\n  -d "{\\"message_type\\": \\"audio\\",\n\\"media_url\\": \\"$URL\\"`,
    );
    expect(open).toMatchObject({ ok: true, form: "curl", draft: { audioUrl: "$URL" } });
    expect(drawFaults(open)).toEqual([
      "2 : The data has no closing quotation mark",
      "3 : “$URL” is a shell variable. Menuet can’t read its value",
      "3 : The text is incomplete",
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
      "1 sections.2.rows: “sections.2.rows” has too many items. Only the first 200 were opened",
      "1 sections.1: More than 200 rows. The rest were left out",
      "1 sections.2: More than 200 rows. The rest were left out",
      "1 : Missing in this message: body",
    ]);
  });
});
describe("what is no message is refused in words", () => {
  test.each([
    ["", /This is empty/],
    [" \n", /This is empty/],
    ["hello", /no message here/],
    ["[]", /no message here/],
    ['{"a":1}', /doesn’t recognise a message/],
    ["https://menuet.example/view#m=1.abcz", /link to a message/],
    ["curl https://example.com", /sends no data/],
    ["curl -d @body.json https://example.com", /from a file/],
    ['{"menuet":2,"message":{}}', /version “2”\. .* only version 1/],
    ['{"menuet":1,"message":{"kind":"image"}}', /kind “image”/],
    ['{"message_type":"image","phone_number":"1"}', /FlowIQ’s JSON for a message of type “image”/],
    ['{"messaging_product":"whatsapp","type":"template"}', /Meta’s JSON for a message of type “template”/],
    ['{"types":{"twilio/card":{"body":"x"}}}', /^This is a Twilio card\. Menuet opens Twilio’s list pickers/],
    ["x".repeat(FORM_BOUNDS.characters + 1), /has 262145 characters/],
  ])("%j", (text, why) => {
    expect(readForm(text)).toMatchObject({ ok: false, why: expect.stringMatching(why) });
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
