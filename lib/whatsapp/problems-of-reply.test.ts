import { describe, expect, test } from "vitest";
import { canSend, findProblems } from "./problems";
import { draw } from "@/e2e/message/drawn-problems";
import { list, audio, OTHER_NUMBER } from "@/e2e/message/made-drafts";

describe("the quoted message", () => {
  test("from another number than the recipient, as in FlowIQ's own example: a warning that stops nothing", () => {
    const problems = findProblems(audio({ replyTo: OTHER_NUMBER }));
    expect(problems).toEqual([
      {
        level: "warning",
        path: "replyTo",
        place: "Reply to message ID",
        source: "whatsapp",
        message: "The quoted message is from another number than the recipient",
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
    ["that cannot be read", "+27123456789", "wamid.unreadable"],
    ["that is empty", "+27123456789", "  "],
  ])("an ID %s is no problem", (_, recipient, replyTo) => {
    expect(findProblems(list({ recipient, replyTo }))).toEqual([]);
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
});
