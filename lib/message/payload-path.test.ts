import { describe, expect, test } from "vitest";
import { findNamedFields, toPayloadPath } from "./payload-path";

describe("toPayloadPath", () => {
  test.each([
    ["kind", "message_type"],
    ["recipient", "phone_number"],
    ["replyTo", "context_message_id"],
    ["audioUrl", "media_url"],
    ["body", "interactive.body"],
    ["sections", "interactive.sections"],
    ["sections.0.rows.1.description", "interactive.sections.0.rows.1.description"],
  ])("%s is %s in the body", (path, wire) => {
    expect(toPayloadPath(path)).toBe(wire);
  });
});

describe("findNamedFields", () => {
  test.each([
    [
      "interactive.body, interactive.button, and interactive.sections are required for list messages",
      ["body", "button", "sections"],
    ],
    ["media_url is required for media messages", ["audioUrl"]],
    ["phone_number and message_type are required", ["recipient"]],
    ["interactive.sections[0].rows[1].title is too long", ["sections.0.rows.1.title"]],
    ["interactive.sections.2.rows.3.id must be unique", ["sections.2.rows.3.id"]],
    ["interactive.sections[0].title: too long", ["sections.0.title"]],
    ["interactive.sections[0].rows: at least one", ["sections.0.rows"]],
    ["interactive.footer. interactive.footer!", ["footer"]],
    ['"context_message_id" was not found', ["replyTo"]],
    ["interactive.bodyguard and phone_numbers", []],
    ["my_phone_number", []],
    ["Something went wrong", []],
    ["", []],
  ])("%j names %j", (words, paths) => {
    expect(findNamedFields(words)).toEqual(paths);
  });

  test("what toPayloadPath writes is found again", () => {
    const paths = [
      "recipient",
      "replyTo",
      "header",
      "body",
      "footer",
      "button",
      "sections",
      "sections.1.rows.2.id",
    ];
    expect(findNamedFields(paths.map(toPayloadPath).join(" and "))).toEqual(paths);
  });
});
