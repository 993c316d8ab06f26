import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AUDIO, LIST, withList } from "@/e2e/fixtures/message/made-payloads";
import { parseDraftPayload, parsePayload } from "./parse-payload";

describe("parsePayload", () => {
  test("a list and an audio message of the reference's shape are messages", () => {
    expect(parsePayload(LIST)).toEqual({
      ok: true,
      notes: [],
      value: {
        kind: "list",
        recipient: "+27123456789",
        body: "Body",
        button: "Menu",
        sections: [{ rows: [{ id: "a", title: "A" }] }],
      },
    });
    expect(parsePayload(AUDIO)).toEqual({
      ok: true,
      notes: [],
      value: { kind: "audio", recipient: "+27123456789", audioUrl: "https://example.com/a.mp3" },
    });
  });

  test.each(["27123456789", "+27 12 345 6789", "27 (12) 345-6789"])(
    "the number %j means the same recipient as +27123456789",
    (phone_number) => {
      expect(parsePayload({ ...AUDIO, phone_number })).toMatchObject({
        ok: true,
        value: { recipient: "+27123456789" },
      });
    },
  );

  test.each(["27831234567.0", "+27 (0)82 000 0000", "27.83.123.4567"])(
    "%j is not read by leaving its marks out",
    (phone_number) => {
      expect(parsePayload({ ...AUDIO, phone_number })).toMatchObject({
        ok: false,
        errors: [{ path: "phone_number" }],
      });
    },
  );

  test("a limit of our own and an unsendable character say that they are Menuet's", () => {
    expect(parsePayload({ ...AUDIO, context_message_id: "x".repeat(513) })).toEqual({
      ok: false,
      errors: [
        {
          path: "context_message_id",
          message: "Reply to message ID is 513 of 512 characters",
          source: "menuet",
        },
      ],
    });
    expect(parsePayload(withList({ footer: "\ud800" }))).toEqual({
      ok: false,
      errors: [
        {
          path: "interactive.footer",
          message: "This text contains a character that can't be sent. Type it again.",
          source: "menuet",
        },
      ],
    });
  });

  test("any JSON gets an answer, and a refusal has a path and words", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom("audio", "interactive"), (value, message_type) => {
        for (const body of [
          value,
          { message_type, interactive: value },
          withList({ sections: value }),
          withList({ sections: [{ rows: [value] }] }),
        ]) {
          const reading = parsePayload(body);
          const errors = reading.ok ? [{ path: "none", message: "none", source: "none" }] : reading.errors;
          expect(errors.length).toBeGreaterThan(0);
          expect(errors.every(({ message }) => message !== "" && !message.includes("Invalid input"))).toBe(
            true,
          );
        }
      }),
    );
  });
});

describe("parseDraftPayload", () => {
  test("keeps what is empty, too long or missing, and marks every id as its own", () => {
    const body = withList({
      body: "x".repeat(2000),
      button: undefined,
      sections: [{ title: "", rows: [{ id: "" }] }, {}],
    });
    expect(parseDraftPayload(body)).toEqual({
      ok: true,
      notes: [],
      value: {
        kind: "list",
        recipient: "+27123456789",
        replyTo: "",
        header: "",
        body: "x".repeat(2000),
        footer: "",
        button: "",
        sections: [
          { title: "", rows: [{ id: "", title: "", description: "", isIdOwn: true }] },
          { title: "", rows: [] },
        ],
      },
    });
  });
});
