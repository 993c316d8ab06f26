import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashContent, hashPayload, toShownHash } from "./content-hash";
import { type DraftMessage, emptyDraft } from "./draft";
import { toMessage, toContent } from "./message";
import { toPayload } from "./payload";

const LIST: DraftMessage = {
  ...emptyDraft(),
  kind: "list",
  header: "Our menu 🍔",
  body: "Please *choose*",
  button: "View menu",
  sections: [{ title: "", rows: [{ id: "burger", title: "Burger", description: "", isIdOwn: false }] }],
};
const toHash = (change: Partial<DraftMessage> = {}) =>
  hashPayload(toPayload(toMessage({ ...LIST, ...change } as DraftMessage)));
const withRow = (change: object) =>
  toHash({
    sections: LIST.sections.map((section) => ({ ...section, rows: [{ ...section.rows[0]!, ...change }] })),
  });

describe("the hash of a message's content", () => {
  test("stays what it was from one release to the next, so that filed pictures can be compared", () => {
    expect(toShownHash(toHash())).toBe("9b12095e");
    expect(toShownHash(toHash({ kind: "audio", audioUrl: "https://example.com/hello.mp3" }))).toBe(
      "5fb26cf7",
    );
  });

  test("is the SHA-256 of what is sent, as any other program counts it", () => {
    const said = { ...toPayload(toMessage(LIST)), phone_number: "" };
    expect(toHash()).toBe(createHash("sha256").update(JSON.stringify(said)).digest("hex"));
  });

  test("is the same of a draft and of what the library saves of it", () => {
    expect(hashContent(toContent({ ...LIST, recipient: "+27821234567" }))).toBe(toHash());
  });

  test("does not depend on whom it is for or what it answers", () => {
    expect(toHash({ recipient: "+27821234567", replyTo: "wamid.HBgL" })).toBe(toHash());
  });

  test("does not depend on what is not sent", () => {
    expect(withRow({ isIdOwn: true })).toBe(toHash());
    expect(withRow({ id: " burger ", description: "  " })).toBe(toHash());
    expect(toHash({ footer: " " })).toBe(toHash());
  });

  test.each([
    ["the body", toHash({ body: "Please *choose* " })],
    ["a header for a footer", toHash({ header: "", footer: "Our menu 🍔" })],
    ["a row's id", withRow({ id: "burgers" })],
    ["a row's description", withRow({ description: "Beef" })],
    ["an emoji of the same length", toHash({ header: "Our menu 🍕" })],
    ["the order of letters", toHash({ button: "View mneu" })],
    ["the kind", toHash({ kind: "audio" })],
  ])("is another one for %s", (_what, hash) => {
    expect(hash).not.toBe(toHash());
  });

  test("is 64 hex digits for any text, and another one for another text", () => {
    const anyText = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        expect(toHash({ body: one })).toMatch(/^[0-9a-f]{64}$/);
        expect(toHash({ body: one }) === toHash({ body: other })).toBe(one === other);
      }),
    );
  });
});
