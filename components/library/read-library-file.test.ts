import { describe, expect, test } from "vitest";
import { INPUT_BOUNDS } from "@/lib/message/limits";
import { readLibraryFile, toPieces } from "./read-library-file";

const message = { kind: "audio", audioUrl: "https://example.com/a.mp3" } as const;
const filed = (name: string) => ({ name, tags: [], is_archived: false, message });
const read = (value: unknown) => readLibraryFile(JSON.stringify(value));

describe("a library's file", () => {
  test("is read, and what cannot come in is named with its fault", () => {
    const entries = [
      filed("Good"),
      { ...filed("Bad tag"), tags: [3] },
      { ...filed("To somebody"), message: { ...message, recipient: "+27123456789" } },
      "a text",
      { ...filed(""), name: "" },
    ];
    const reading = read({ menuet: 1, library: entries });
    expect(reading).toEqual({
      ok: true,
      messages: [filed("Good")],
      skipped: [
        { name: "“Bad tag”", why: "“tags.0” is missing, too long or not valid" },
        { name: "“To somebody”", why: "“message” is missing, too long or not valid" },
        { name: "Message 4", why: "not a library message" },
        { name: "Message 5", why: "“name” is missing, too long or not valid" },
      ],
    });
  });

  test.each([
    ["half a file", '{"menuet":1,"library":[{"name":"a"', /isn’t valid JSON/],
    ["another JSON", '{"phone_number":"+27"}', /isn’t a Menuet library file/],
    ["one message's file", '{"menuet":1,"message":{}}', /isn’t a Menuet library file/],
    ["a list", "[]", /isn’t a Menuet library file/],
    ["null", "null", /isn’t a Menuet library file/],
    ["a later version", '{"menuet":2,"library":[]}', /another version/],
    ["too many", JSON.stringify({ menuet: 1, library: Array(20_001).fill(0) }), /has 20001 messages/],
  ])("that is %s is refused in words", (_what, text, words) => {
    const reading = readLibraryFile(text);
    expect(reading.ok ? "" : reading.why).toMatch(words);
  });

  test("goes out in pieces that one request each can carry, in its order", () => {
    const long = "ü".repeat(INPUT_BOUNDS.characters);
    const messages = Array.from({ length: 130 }, (_, at) => ({
      ...filed(`Number ${at}`),
      message: { ...message, audioUrl: at % 20 === 0 ? long : message.audioUrl },
    }));
    const { pieces, tooLarge } = toPieces(messages);
    expect(tooLarge).toEqual([]);
    expect(pieces.flat()).toEqual(messages);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(50);
      expect(Buffer.byteLength(JSON.stringify({ messages: piece }))).toBeLessThanOrEqual(65_536);
    }
  });

  test("leaves out a message that no request can carry, and says so", () => {
    const row = { id: "", title: "W".repeat(9_000), description: "", isIdOwn: false };
    const large = {
      ...filed("Large"),
      message: {
        kind: "list" as const,
        header: "",
        body: "",
        footer: "",
        button: "",
        sections: [{ title: "", rows: Array(8).fill(row) }],
      },
    };
    expect(toPieces([filed("a"), large, filed("b")])).toEqual({
      pieces: [[filed("a"), filed("b")]],
      tooLarge: [{ name: "“Large”", why: "larger than 64 KB" }],
    });
  });
});
