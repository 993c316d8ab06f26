import { describe, expect, test } from "vitest";
import { parseReply } from "./reply";

const ACCEPTED = {
  success: true,
  message: "Message sent successfully",
  data: { message_id: "wamid.HBgL", recipient: "27123456789", message_type: "interactive" },
};
const SAID = "Message sent successfully";

describe("FlowIQ's replies", () => {
  test("its documented success is a yes with the id, the recipient and the type", () => {
    expect(parseReply(JSON.stringify(ACCEPTED))).toEqual({
      kind: "yes",
      messageId: "wamid.HBgL",
      recipient: "27123456789",
      messageType: "interactive",
      error: "",
      message: SAID,
    });
  });

  test("undocumented fields beside the documented ones are ignored", () => {
    const more = { ...ACCEPTED, data: { ...ACCEPTED.data, organization: { id: 1 }, meta_response: [] } };
    expect(parseReply(JSON.stringify(more)).kind).toBe("yes");
  });

  test("an id is enough for a yes", () => {
    const reply = parseReply(
      JSON.stringify({ success: true, data: { message_id: "wamid.x", recipient: 27 } }),
    );
    expect(reply).toMatchObject({ kind: "yes", messageId: "wamid.x", recipient: undefined });
  });

  test("its documented 400 is a no in its own words", () => {
    const body = { error: "Missing required field", message: "media_url is required for media messages" };
    expect(parseReply(JSON.stringify(body))).toEqual({ kind: "no", ...body });
  });

  test("details stand beside the message, and Meta's object is kept as JSON", () => {
    const body = { success: false, error: { code: 131047 }, message: "Failed", details: "Re-engagement" };
    expect(parseReply(JSON.stringify(body))).toEqual({
      kind: "no",
      error: '{"code":131047}',
      message: "Failed · Re-engagement",
    });
  });

  test.each([
    ["nothing", ""],
    ["a web page", "<!doctype html>"],
    ["a list", "[]"],
    ["a number", "7"],
    ["null", "null"],
    ["a success without data", '{"success":true}'],
    ["an empty id", '{"success":true,"data":{"message_id":" "}}'],
    ["an id that is no text", '{"success":true,"data":{"message_id":7}}'],
    ["an id without a success", '{"data":{"message_id":"wamid.x"}}'],
    ["a success that is no true", '{"success":"true","data":{"message_id":"wamid.x"}}'],
    ["a yes and an error at once", '{"success":true,"data":{"message_id":"wamid.x"},"error":"no"}'],
  ])("%s is unclear", (_what, body) => {
    expect(parseReply(body).kind).toBe("unclear");
  });

  test("a body that could not be read is unclear", () => {
    expect(parseReply(null)).toEqual({ kind: "unclear", error: "", message: "" });
  });

  test("endless words are cut", () => {
    expect(parseReply(JSON.stringify({ error: "x".repeat(50_000) })).error).toHaveLength(1_000);
  });
});
