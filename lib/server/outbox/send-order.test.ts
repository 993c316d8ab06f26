import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AUDIO } from "@/e2e/fixtures/reference";
import { readPayload } from "./send-order";

const read = (phone_number: unknown) => readPayload({ ...AUDIO, phone_number });

describe("the recipient of a body", () => {
  test("any E.164 and any digits go through, whether or not a country has such a number", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?[1-9]\d{6,14}$/), (phone_number) => {
        const reading = read(phone_number);
        expect(reading.ok && reading.value.recipient).toMatch(/^\+[1-9]\d{6,14}$/);
      }),
    );
  });

  test("what is no text, and a body without one, are named as before", () => {
    expect(read(27831234567)).toMatchObject({
      ok: false,
      errors: [{ path: "phone_number", source: "flowiq" }],
    });
    expect(read("")).toMatchObject({ ok: false, errors: [{ path: "phone_number", source: "flowiq" }] });
    expect(readPayload(null)).toMatchObject({ ok: false, errors: [{ path: "" }] });
  });

  test("its fault is named beside those of the message", () => {
    expect(readPayload({ message_type: "audio", phone_number: "0831234567.0" })).toMatchObject({
      ok: false,
      errors: [{ path: "phone_number", source: "menuet" }, { path: "media_url" }],
    });
  });
});
