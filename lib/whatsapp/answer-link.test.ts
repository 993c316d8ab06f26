import { describe, expect, test } from "vitest";
import { readRecipient } from "@/lib/message/recipient";
import { readAnswerLink, toAnswer } from "./answer-link";

const INBOUND = "wamid.HBgLMTIwMjU1NTAxMjMVAgASGBQzQTAxMjM0NTY3ODlBQkNERUYwMQA=";
/** Base64 characters that a URL fragment would otherwise decode differently. */
const WITH_SIGNS = "wamid.HBgM+/==";

describe("a link that carries whom it answers", () => {
  test.each([
    ["both", `#to=%2B27821234567&re=${encodeURIComponent(INBOUND)}`, "+27821234567", INBOUND],
    ["both, in any order and beside others", `#x=1&re=${INBOUND}&to=+27821234567`, "+27821234567", INBOUND],
    ["a number as it is written", "to=+27 82 123 4567", "+27 82 123 4567", ""],
    ["a number without its sign", "#to=27821234567", "+27821234567", ""],
    [
      "a message ID inside other text",
      `#re=${encodeURIComponent(`id: "${INBOUND}",`)}`,
      "+12025550123",
      INBOUND,
    ],
    ["a message ID alone, which says whose it is", `#re=${INBOUND}`, "+12025550123", INBOUND],
    ["a message ID with a sign that is not encoded", `#re=${WITH_SIGNS}`, "", WITH_SIGNS],
    ["a spreadsheet's number", "#to=27821234567.0", "+27821234567.0", ""],
    ["a WhatsApp account", "#to=27821234567%40s.whatsapp.net", "+27821234567@s.whatsapp.net", ""],
    ["digits of another script", "#to=٢٧٨٢١٢٣٤٥٦٧", "+٢٧٨٢١٢٣٤٥٦٧", ""],
    ["what is no number", "#to=hello", "hello", ""],
    ["what is cut in the middle of a sign", "#to=%2B2782%", "+2782%", ""],
  ])("%s", (_what, fragment, recipient, replyTo) => {
    expect(readAnswerLink(fragment)).toEqual({ recipient, replyTo });
  });

  test.each(["", "#", "#m=1.abc", "#to=&re=", "#to", "#re=%20"])("%j asks for none", (fragment) => {
    expect(readAnswerLink(fragment)).toBeNull();
  });

  test.each(["27821234567.0", "27821234567@s.whatsapp.net", "٢٧٨٢١٢٣٤٥٦٧", "whatsapp:+27821234567"])(
    "the recipient field reads the number of to=%s",
    (number) => {
      const answer = readAnswerLink(`#to=${encodeURIComponent(number)}`);
      expect(readRecipient(answer?.recipient ?? "")).toMatchObject({ e164: "+27821234567" });
    },
  );

  test("is bounded", () => {
    expect(readAnswerLink(`#re=${"A".repeat(100_000)}`)?.replyTo.length).toBe(16_384);
  });
});

describe("a message ID that was pasted", () => {
  test("says whom it answers", () => {
    expect(toAnswer(` ${INBOUND}\n`)).toEqual({ recipient: "+12025550123", replyTo: INBOUND });
  });
  test.each([`id: ${INBOUND}`, `{"id": "${INBOUND}",`, `> ${INBOUND}\n> Hello`])(
    "says so inside other text: %s",
    (text) => {
      expect(toAnswer(text)).toEqual({ recipient: "+12025550123", replyTo: INBOUND });
    },
  );
  test("is not guessed where there are two", () => {
    expect(toAnswer(`${INBOUND} wamid.HBgLMTIwMjU1NTAxMjMVAgARGBIwMTIzNDU2Nzg5QUJDREVGMDEA`)).toBeNull();
  });
  test.each(["", "hello", "wamid.", "wamid.nonsense", "https://example.com/"])("%j is none", (text) => {
    expect(toAnswer(text)).toBeNull();
  });
});
