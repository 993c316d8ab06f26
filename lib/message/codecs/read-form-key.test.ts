import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyForm } from "@/e2e/fixtures/message/any-draft";
import { readForm } from "./read-form";
import { writeForm } from "./write-form";
import { drawFaults } from "@/e2e/fixtures/message/read-forms";

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
        // Quotation marks may be lost, but never a letter of the key.
        const marks = [...whole.matchAll(/['"\\{}]/g)].map(({ index }) => index);
        const lost = new Set(cuts.map((cut) => marks[cut % marks.length]));
        const text = [...whole.split("")].filter((_, at) => !lost.has(at)).join("");
        expect(JSON.stringify(readForm(text))).not.toContain("canary");
      }),
      { numRuns: 500 },
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
    expect(reading).toMatchObject({ ok: false, why: expect.stringMatching(/body, button label and rows$/) });
    expect(drawFaults(reading)).toContain("2 interactive: “interactive” has no value");
    expect(JSON.stringify(readForm(call.replaceAll('"', "")))).not.toContain("canary");
  });

  test("that a lost quotation mark put into a text is taken out, and the rest is kept", () => {
    const list = `"body":"Hello","button":"Open","sections":[{"rows":[{"id":"a","title":"A"}]}]`;
    const text = `curl -d '{"message_type":"interactive","interactive":{${list},"footer":"Bye -H "Authorization: Bearer ${KEY}"`;
    const reading = readForm(text);
    expect(JSON.stringify(reading)).not.toContain("canary");
    expect(reading).toMatchObject({ ok: true, draft: { body: "Hello", footer: "Bye -H " } });
    const body = `curl -d '{"message_type":"interactive","interactive":{${list.replace('"Hello"', `"Hello ${KEY}"`)}}}' -H 'Authorization: Bearer ${KEY}'`;
    expect(readForm(body)).toMatchObject({
      ok: false,
      why: expect.stringMatching(/contains the command’s key/),
    });
    expect(JSON.stringify(readForm(body))).not.toContain("canary");
  });
});
