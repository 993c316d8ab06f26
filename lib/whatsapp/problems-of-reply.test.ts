import { describe, expect, test } from "vitest";
import { canSend, findProblems } from "./problems";
import { draw } from "@/e2e/fixtures/message/drawn-problems";
import { list, audio, OTHER_NUMBER } from "@/e2e/fixtures/message/made-drafts";

describe("the quoted message", () => {
  test("from another number than the recipient, as in FlowIQ's own example: a warning that stops nothing", () => {
    const problems = findProblems(audio({ replyTo: OTHER_NUMBER }));
    expect(problems).toEqual([
      {
        level: "warning",
        path: "replyTo",
        place: "Reply to message ID",
        source: "whatsapp",
        message: "The quoted message is from •••• 5678, but the recipient is •••• 6789",
        code: "reply-other-number",
        isLikelyRefused: false,
      },
    ]);
    expect(canSend(problems)).toBe(true);
  });

  test.each([
    ["of the recipient", "+27812345678", OTHER_NUMBER],
    [
      "of a business-scoped user",
      "+27123456789",
      "wamid.HBgQVVMuMTIzNDU2Nzg5MDEyMxUCABEYEjAwMTEyMjMzNDQ1NTY2NzdBQQA=",
    ],
    [
      "of the recipient without Brazil's 9",
      "+5541988887777",
      "wamid.HBgMNTU0MTg4ODg3Nzc3FQIAEhgUM0EwMDExMjIzMzQ0NTU2Njc3OEQA",
    ],
    [
      "of the recipient with Mexico's 1",
      "+525512345678",
      "wamid.HBgNNTIxNTUxMjM0NTY3OBUCABIYFDNBMDAxMTIyMzM0NDU1NjY3NzhEAA==",
    ],
    ["that cannot be read", "+27123456789", "wamid.unreadable"],
    ["that is empty", "+27123456789", "  "],
  ])("an ID %s is no problem", (_, recipient, replyTo) => {
    expect(findProblems(list({ recipient, replyTo }))).toEqual([]);
  });

  test("of a Brazilian mobile phone is another's than the landline with the same last digits", () => {
    const replyTo = "wamid.HBgNNTU0MTkzODg4Nzc3NxUCABIYFDNBMDAxMTIyMzM0NDU1NjY3NzhEAA==";
    expect(draw(list({ recipient: "+554138887777", replyTo }))).toContainEqual([
      "warning",
      "replyTo",
      "reply-other-number",
    ]);
  });

  test("while the recipient is no number yet, nothing is compared", () => {
    expect(draw(list({ recipient: "+27", replyTo: OTHER_NUMBER }))).toEqual([
      ["error", "recipient", "not-a-number"],
    ]);
  });

  test("an ID that does not begin with wamid. is a mild warning", () => {
    expect(findProblems(list({ replyTo: "3EB0C767D26A8E5E5E6F" }))).toEqual([
      {
        level: "warning",
        path: "replyTo",
        place: "Reply to message ID",
        source: "whatsapp",
        message:
          "A WhatsApp message ID begins with “wamid.”. The message may arrive without its quote, or fail",
        code: "reply-not-a-wamid",
        isLikelyRefused: false,
      },
    ]);
  });

  const codesOf = (replyTo: string, known = { now: 0 }) =>
    findProblems(list({ recipient: "+27812345678", replyTo }), 1, known).map(({ code }) => code);

  test.each([
    ["in FlowIQ's own example", "wamid.HBgLMjc4MTIzNDU2NzgVAgASGBQzRUI..."],
    ["without dots", OTHER_NUMBER.slice(0, -8)],
    ["inside the number", OTHER_NUMBER.slice(0, 16)],
  ])("an ID that is cut off, %s, is a warning that stops nothing", (_, replyTo) => {
    const problems = findProblems(list({ recipient: "+27812345678", replyTo }));
    expect(problems).toMatchObject([
      { level: "warning", code: "reply-cut", message: expect.stringContaining("looks cut off") },
    ]);
    expect(canSend(problems)).toBe(true);
  });

  test("text around an ID, and several IDs, are told apart", () => {
    expect(codesOf(`id: ${OTHER_NUMBER}`)).toEqual(["reply-not-a-wamid"]);
    const several = `${OTHER_NUMBER} wamid.HBgLMTIwMjU1NTAxMjMVAgARGBIwMTIzNDU2Nzg5QUJDREVGMDEA`;
    expect(codesOf(several)).toEqual(["reply-several-ids"]);
  });

  test("a message that is known to be over 30 days old may arrive without the quote", () => {
    const now = Date.UTC(2026, 10, 30);
    const DAY_MS = 24 * 3_600_000;
    expect(codesOf(OTHER_NUMBER, { now })).toEqual([]);
    const repliedAt = (days: number) => ({ now, repliedAt: now - days * DAY_MS });
    expect(codesOf(OTHER_NUMBER, repliedAt(30))).toEqual([]);
    expect(codesOf(OTHER_NUMBER, repliedAt(30.01))).toEqual(["reply-old"]);
  });

  test("where both numbers end alike, more of them is named", () => {
    const [problem] = findProblems(list({ recipient: "+4915112345678", replyTo: OTHER_NUMBER }));
    expect(problem?.message).toContain("2781•••••78, but the recipient is 4915•••••••78");
  });
});
