import { expect, test } from "vitest";
import type { Payload } from "@/lib/message/payload";
import { findRefusedFields } from "./refused-fields";

const AUDIO: Payload = { phone_number: "+1", message_type: "audio", media_url: "https://example.com/a.mp3" };
const LIST: Payload = {
  ...{ phone_number: "+1", message_type: "interactive", context_message_id: "wamid.x" },
  interactive: {
    ...{ type: "list", body: "b", button: "o" },
    sections: [
      { rows: [{ id: "a", title: "A" }] },
      { title: "T", rows: [{ id: "x".repeat(201), title: "B".repeat(25) }] },
    ],
  },
};

test.each([
  [131009, "Total row count exceed max allowed count: 10", LIST, ["interactive.sections"]],
  [131009, "Row id is too long. Max length is 200", LIST, ["interactive.sections.1.rows.0.id"]],
  [131009, "Row title is too long. Max length is 24", LIST, ["interactive.sections.1.rows.0.title"]],
  [131009, "Row title is too long. Max length is 60", LIST, ["interactive.sections"]],
  [131009, "Section title length invalid. Max length: 24", LIST, ["interactive.sections"]],
  [131009, "Body text length invalid. Min length: 1, Max length: 1024", LIST, ["interactive.body"]],
  [131009, "Button title length invalid. Min length: 1, Max length: 20", LIST, ["interactive.button"]],
  [
    100,
    "Invalid parameter · interactive['action']['sections'][0]['rows'][0]['title'] is bad",
    LIST,
    ["interactive.sections.0.rows.0.title"],
  ],
  [131009, "interactive.action.button is required", LIST, ["interactive.button"]],
  [131009, "interactive.header.text is too long", LIST, ["interactive.header"]],
  [131009, "footer is too long", LIST, ["interactive.footer"]],
  [131009, "The context message_id is not valid", LIST, ["context_message_id"]],
  [131009, "Parameter 'to' is not a phone number", LIST, ["phone_number"]],
  [131009, "Parameter value is not valid", LIST, []],
  [131009, "Parameter value is not valid", AUDIO, ["media_url"]],
  [131053, "Media upload error", AUDIO, ["media_url"]],
  [131053, "Media upload error", LIST, []],
  [131026, "Message undeliverable", LIST, ["phone_number"]],
  [131047, "Re-engagement message about the body", LIST, []],
] as const)("%i “%s” is about its field", (code, sentence, payload, paths) => {
  expect(findRefusedFields(code, sentence, payload)).toEqual(paths);
});
