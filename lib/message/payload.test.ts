import { describe, expect, test } from "vitest";
import { parseDraftPayload } from "./parse-payload";
import { findNamedFields, toPayload, toPayloadPath } from "./payload";
import { messageSchema } from "./schema";

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

/** The bodies in FlowIQ's reference, "Send Audio" and "Send Interactive List", word for word. */
const AUDIO = `{
  "phone_number": "+27123456789",
  "message_type": "audio",
  "media_url": "https://example.com/message.mp3",
  "context_message_id": "wamid.HBgLMjc4MTIzNDU2NzgVAgASGBQzRUI..."
}`;
/** As on FlowIQ's page on text messages, with a reply. */
const TEXT = `{
  "phone_number": "+27123456789",
  "message_type": "text",
  "text": "Hello\\nthere",
  "context_message_id": "wamid.HBgLMjc4MTIzNDU2NzgVAgASGBQzRUI..."
}`;
const MENU = `{
    "phone_number": "+27123456789",
    "message_type": "interactive",
    "interactive": {
      "type": "list",
      "header": "Our Menu",
      "body": "Please select from our available options:",
      "footer": "Tap the button below to view options",
      "button": "View Menu",
      "sections": [
        {
          "title": "Main Dishes",
          "rows": [
            { "id": "burger", "title": "Burger", "description": "Beef patty with cheese" },
            { "id": "pizza", "title": "Pizza", "description": "Margherita or Pepperoni" }
          ]
        },
        {
          "title": "Drinks",
          "rows": [
            { "id": "cola", "title": "Cola", "description": "500ml bottle" },
            { "id": "water", "title": "Water", "description": "Still or sparkling" }
          ]
        }
      ]
    }
  }`;
const SUPPORT = `{
  "phone_number": "+27123456789",
  "message_type": "interactive",
  "interactive": {
    "type": "list",
    "body": "Please select a support category:",
    "button": "View Options",
    "sections": [
      {
        "title": "Support",
        "rows": [
          { "id": "billing", "title": "Billing", "description": "Payment and invoice queries" },
          { "id": "technical", "title": "Technical", "description": "App or integration issues" }
        ]
      }
    ]
  }
}`;

describe("toPayload", () => {
  test.each([
    ["the audio message", AUDIO],
    ["the text", TEXT],
    ["the menu", MENU],
    ["the list without header and footer", SUPPORT],
  ])("%s of the reference comes out as it went in, keys in the same order", (_, json) => {
    const body: unknown = JSON.parse(json);
    const reading = parseDraftPayload(body);
    const draft = reading.ok ? reading.value : null;
    const payload = toPayload(messageSchema.parse(draft));
    expect(payload).toEqual(body);
    expect(JSON.stringify(payload)).toBe(JSON.stringify(body));
  });

  test("absent optional fields are left out, and the quoted message comes last", () => {
    const sections = [{ rows: [{ id: "a", title: "A" }] }];
    const list = { kind: "list", recipient: "+27123456789", body: "b", button: "c", sections } as const;
    expect(JSON.stringify(toPayload({ ...list, sections, replyTo: "wamid.A" }))).toBe(
      '{"phone_number":"+27123456789","message_type":"interactive","interactive":{"type":"list","body":"b","button":"c","sections":[{"rows":[{"id":"a","title":"A"}]}]},"context_message_id":"wamid.A"}',
    );
    expect(
      JSON.stringify(
        toPayload({ kind: "audio", recipient: "+27123456789", audioUrl: "https://example.com/a.mp3" }),
      ),
    ).toBe('{"phone_number":"+27123456789","message_type":"audio","media_url":"https://example.com/a.mp3"}');
  });
});
