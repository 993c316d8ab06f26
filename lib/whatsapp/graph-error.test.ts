import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readGraphError } from "./graph-error";

const meta = (code: number, message: string, details = "") => ({
  error: {
    message,
    type: "OAuthException",
    code,
    error_data: { messaging_product: "whatsapp", details },
    fbtrace_id: "A1",
  },
});

describe("an error of WhatsApp's", () => {
  test.each([
    ["(#131009) Parameter value is not valid: Total row count exceed max allowed count: 10", 131009],
    ["Error: (#100) Invalid parameter", 100],
    ["WhatsApp API error: (#131047) Re-engagement message", 131047],
    ["code 131009", 131009],
    ["Error code: 131026", 131026],
    ["Request failed with code 131009", 131009],
    ["Message failed (code 131047)", 131047],
    ["WhatsApp error, code=190", 190],
    ['Meta said "code":131009, "type":"OAuthException"', 131009],
    [JSON.stringify(meta(131009, "(#131009) Parameter value is not valid")), 131009],
    [
      `Request failed with status code 400: ${JSON.stringify(meta(131026, "(#131026) Message undeliverable"))}`,
      131026,
    ],
    [JSON.stringify(JSON.stringify(meta(10, "(#10) Permission denied"))), 10],
    [JSON.stringify({ status: 400, code: 400, data: meta(131051, "Unsupported message type") }), 131051],
    [JSON.stringify({ error: JSON.stringify({ code: "131008" }) }), 131008],
    [JSON.stringify(meta(131009, "x")).slice(0, -60), 131009],
    ["Re-engagement message", 131047],
    ["More than 24 hours have passed since the recipient last replied to the sender number.", 131047],
    ["Message undeliverable.", 131026],
    ["Body text length invalid. Min length: 1, Max length: 1024", 131009],
    ["Row id is too long. Max length is 200", 131009],
    ["Parameter value is not valid", 131009],
    ["Media upload error", 131053],
    ["Something went wrong", 131000],
  ])("%s is known by its strict form", (text, code) => {
    expect(readGraphError(text)?.code ?? null).toBe(code);
  });

  test.each([
    "",
    "WhatsApp API error message",
    'Could not send the row "code 100"',
    "Could not send the row 'code 131026'",
    "Could not send “(#131009) sale”",
    "Row title: Voucher code 131026",
    "Pay with code 131026",
    "Request failed with status code 200",
    "HTTP code 100",
    "country code 10",
    "131009",
    "(#132000) Number of parameters does not match",
    "Row 10 of 100",
    "#100",
    "error_subcode: 100",
    "code 1310091",
    "code 100.5",
    "We say: that a re-engagement is something",
  ])("%j is none", (text) => {
    expect(readGraphError(text)).toBeNull();
  });

  test.each([
    ["(#131000) Something went wrong with row code 100", 131000],
    [JSON.stringify(meta(131000, "(#131000) Something went wrong", "Title: code 131009")), 131000],
    ["(#131009) Parameter value is not valid: (#131016) Service overloaded", 131016],
  ])("%s leaves it open where one of its codes does", (text, code) => {
    expect(readGraphError(text)).toMatchObject({ code, kind: "unclear" });
  });

  test.each([
    ["Could not send: (#100) Deal of the day", "(#100) Deal of the day"],
    ["Invalid: code 131026", "code 131026"],
    ["Rejected: Message undeliverable", "Message undeliverable"],
    [JSON.stringify({ error: { message: "Title: code 100" } }), "code 100"],
  ])("%s is none where the message itself says so", (text, own) => {
    expect(readGraphError(text)).not.toBeNull();
    expect(readGraphError(text, [own])).toBeNull();
  });

  test("what the message says hides no code of WhatsApp's own", () => {
    expect(readGraphError("(#131009) Parameter value is not valid", ["1", "131", "(", "a"])?.code).toBe(
      131009,
    );
  });

  test("its sentence is WhatsApp's, without its code", () => {
    expect(readGraphError("(#131009) Total row count exceed")?.sentence).toBe("Total row count exceed");
    expect(
      readGraphError(JSON.stringify(meta(100, "(#100) Invalid parameter", "Body too long")))?.sentence,
    ).toBe("Invalid parameter · Body too long");
  });

  test("any text gets an answer", () => {
    const unit = fc.constantFrom(...'(#):{}[]"code 131026,.\\');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 300 }), (text) => void readGraphError(text, ["code 1", text])),
    );
    for (const piece of ["code ", "(#1", '"', "'", "{", '{"error":', "[", "with code "])
      readGraphError(piece.repeat(2_000));
  });
});
