import { describe, expect, test } from "vitest";
import { AUDIO, LIST, withList } from "@/e2e/fixtures/message/made-payloads";
import { parsePayload } from "./parse-payload";

const OBJECT: [string, string] = ["", "The body must be a JSON object"];
const TYPE: [string, string] = ["message_type", 'message_type must be "interactive", "audio" or "text"'];
const unknownKey = (key: string) => `FlowIQ's reference has no field “${key}” here`;
const LIST_SHAPE = 'interactive must be an object with "type", "body", "button" and "sections"';

const FAULTS: [string, unknown, [string, string][]][] = [
  ["an array", [], [OBJECT]],
  ["null", null, [OBJECT]],
  ["nothing", undefined, [OBJECT]],
  ["text", "x", [OBJECT]],
  ["a number", 5, [OBJECT]],
  ["true", true, [OBJECT]],
  ["an empty object", {}, [TYPE]],
  ["an unknown type", { ...LIST, message_type: "image" }, [TYPE]],
  ["a type that is no text", { ...LIST, message_type: ["audio"] }, [TYPE]],
  ["a name of Object's prototype as type", { ...LIST, message_type: "constructor" }, [TYPE]],
  [
    "an audio message without anything",
    { message_type: "audio" },
    [
      ["phone_number", "Recipient is required"],
      ["media_url", "Audio URL is required"],
    ],
  ],
  [
    "wrong types in an audio message",
    { message_type: "audio", phone_number: null, media_url: 5, context_message_id: {} },
    [
      ["phone_number", "phone_number must be text"],
      ["context_message_id", "context_message_id must be text"],
      ["media_url", "media_url must be text"],
    ],
  ],
  ["a list message without its list", { message_type: "interactive" }, [["interactive", LIST_SHAPE]]],
  ["null for the list", { ...LIST, interactive: null }, [["interactive", LIST_SHAPE]]],
  ["an array for the list", { ...LIST, interactive: [] }, [["interactive", LIST_SHAPE]]],
  [
    "a list without type",
    { ...LIST, interactive: {} },
    [["interactive.type", 'interactive.type must be "list"']],
  ],
  [
    "a list of buttons",
    withList({ type: "button" }),
    [["interactive.type", 'interactive.type must be "list"']],
  ],
  [
    "an empty list",
    { message_type: "interactive", interactive: { type: "list" } },
    [
      ["phone_number", "Recipient is required"],
      ["interactive.body", "Body is required"],
      ["interactive.button", "Button label is required"],
      ["interactive.sections", "A list needs at least one section"],
    ],
  ],
  [
    "Meta's nested header",
    withList({ header: { type: "text", text: "x" } }),
    [["interactive.header", "interactive.header must be text"]],
  ],
  [
    "sections that are an object",
    withList({ sections: {} }),
    [["interactive.sections", "interactive.sections must be an array"]],
  ],
  [
    "a section that is null",
    withList({ sections: [null] }),
    [["interactive.sections.0", 'interactive.sections.0 must be an object with "title" and "rows"']],
  ],
  [
    "rows that are text",
    withList({ sections: [{ rows: "x" }] }),
    [["interactive.sections.0.rows", "interactive.sections.0.rows must be an array"]],
  ],
  [
    "rows of wrong types",
    withList({ sections: [{ rows: [5, { id: 5, title: "A" }, { id: "b", titel: "B" }] }] }),
    [
      [
        "interactive.sections.0.rows.0",
        'interactive.sections.0.rows.0 must be an object with "id", "title" and "description"',
      ],
      ["interactive.sections.0.rows.1.id", "interactive.sections.0.rows.1.id must be text"],
      ["interactive.sections.0.rows.2.titel", unknownKey("titel")],
    ],
  ],
  [
    "a section without rows",
    withList({ sections: [{ title: "A" }] }),
    [["interactive.sections.0.rows", "A section needs at least one row"]],
  ],
  [
    "201 sections",
    withList({ sections: Array.from({ length: 201 }, () => ({})) }),
    [["interactive.sections", "interactive.sections has too many items"]],
  ],
  [
    "a body over 16,384 characters",
    withList({ body: "x".repeat(16_385) }),
    [["interactive.body", "interactive.body is too long"]],
  ],
  [
    "a body over 1,024 characters",
    withList({ body: "x".repeat(1025) }),
    [["interactive.body", "Body is 1025 of 1024 characters"]],
  ],
  [
    "unknown keys",
    { ...LIST, to: "x", template: {} },
    [
      ["to", unknownKey("to")],
      ["template", unknownKey("template")],
    ],
  ],
  [
    "audio's field in a list",
    { ...LIST, media_url: "https://example.com" },
    [["media_url", unknownKey("media_url")]],
  ],
  ["a list in an audio message", { ...AUDIO, interactive: {} }, [["interactive", unknownKey("interactive")]]],
  [
    "an own __proto__",
    JSON.parse('{"__proto__":{"x":1},"message_type":"audio"}'),
    [["__proto__", unknownKey("__proto__")]],
  ],
  [
    "an own __proto__ inside",
    JSON.parse('{"message_type":"interactive","interactive":{"type":"list","__proto__":{"body":"x"}}}'),
    [["interactive.__proto__", unknownKey("__proto__")]],
  ],
  [
    "a number without country code",
    { ...AUDIO, phone_number: "0123456789" },
    [["phone_number", "Recipient must be a phone number with its country code, such as +27123456789"]],
  ],
  [
    "equal row ids",
    withList({
      sections: [
        {
          rows: [
            { id: "a", title: "A" },
            { id: " a", title: "B" },
          ],
        },
      ],
    }),
    [["interactive.sections.0.rows.1.id", "Row ID “a” is used by another row"]],
  ],
];

describe("parsePayload", () => {
  test.each(FAULTS)("%s is refused at its place", (_, body, faults) => {
    const errors = faults.map(([path, message]) => ({ path, message, source: "flowiq" }));
    expect(parsePayload(body)).toEqual({ ok: false, errors });
  });
});
