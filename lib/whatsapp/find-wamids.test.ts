import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findReplyTo, findWamids } from "./find-wamids";

const ID = "wamid.HBgLMTIwMjU1NTAxMjMVAgASGBQzQTAxMjM0NTY3ODlBQkNERUYwMQA=";
const OTHER = "wamid.HBgLMTIwMjU1NTAxMjMVAgARGBIwMTIzNDU2Nzg5QUJDREVGMDEA";
const SCOPED = "wamid.HBgTRUcuMTAwMDAwMDAwMDAwMTIzNBUUABIYIEEwQjFDMkQzRTRGNTA2MTcyODM5NEE1QjZDN0Q4RTlGAA==";
/** Contains the characters in which the two Base64 alphabets differ. */
const SIGNS = "wamid.HBgM+/8x+A==";
const wrapAt = (width: number, joint: string) =>
  ID.replace(new RegExp(`.{${width}}(?!$)`, "g"), `$&${joint}`);

describe("one ID is found", () => {
  test.each([
    ["alone", ID],
    ["after words", `id: ${ID}`],
    ["after words, without a space", `id:${ID}`],
    ["inside a sentence", `Please answer ${ID}, thanks.`],
    ["at the end of a sentence", `It is ${ID}.`],
    ["in quotes", `"${ID}"`],
    ["in typographic quotes", `“${ID}”`],
    ["in brackets", `(${ID})`],
    ["in backticks", `\`${ID}\``],
    ["as bold", `*${ID}*`],
    ["in JSON", JSON.stringify({ messages: [{ from: "12025550123", id: ID, type: "text" }] }, null, 2)],
    ["as a line of JSON", `  "id": "${ID}",`],
    ["in JSON within JSON", JSON.stringify(JSON.stringify({ id: ID }))],
    ["in JSON that escapes signs", `{"id":"${ID.replace("=", "\\u003d")}"}`],
    ["in an address", `https://example.com/messages/${encodeURIComponent(ID)}?x=1`],
    ["in a query", `https://example.com/?id=${encodeURIComponent(ID)}&to=1`],
    ["in a query, encoded twice", `?id=${encodeURIComponent(encodeURIComponent(ID))}`],
    ["in HTML", `<td>${ID.replace("=", "&#61;")}</td>`],
    ["in XML's text", `<id>${ID}</id>`],
    ["in CSV", `12025550123;${ID};read`],
    ["in a log", `2026-11-30T08:00:00Z INFO message_id=${ID} status=read`],
    ["twice", `${ID}\n${ID}`],
    ["twice, once without padding", `${ID} ${ID.replace("=", "")}`],
    ["beside a part of itself", `${ID.slice(0, 30)}… ${ID}`],
    ["with what follows glued to it", `${ID}Sent by Anna`],
    ["over two lines", wrapAt(40, "\n")],
    ["over many lines", wrapAt(20, "\r\n")],
    ["over lines of a quoted mail", wrapAt(30, "\n> ")],
    ["over lines of a mail's encoding", wrapAt(30, "=\n").replace(/=$/, "=3D")],
    ["over lines of code", wrapAt(30, '" +\n  "')],
    ["over lines of a shell", wrapAt(30, "\\\n")],
    ["over lines that became spaces", wrapAt(30, " ")],
    ["over lines, with words after it", `id:\n${wrapAt(30, "\n")}\nSent by Anna`],
    ["with signs of no width in it", wrapAt(10, "\u200b")],
  ])("%s", (_, text) => {
    expect(findWamids(text)).toEqual([ID]);
    expect(findReplyTo(text)).toBe(ID);
  });

  test.each([
    ["of the alphabet for addresses", SIGNS.replaceAll("+", "-").replaceAll("/", "_")],
    ["without padding", SIGNS.replaceAll("=", "")],
    ["with its own signs", SIGNS],
    ["that cannot be read", "wamid.unreadable"],
    ["that is cut", ID.slice(0, 40)],
    ["with a business-scoped user", SCOPED],
    ["that needs no padding", OTHER],
  ])("%s, as it is written", (_, id) => {
    expect(findWamids(`{"id": "${id}", "to": 1}`)).toEqual([id]);
  });
});

describe("no ID and several", () => {
  test.each(["", "hello", "wamid", "wamid.", "wamid. ", "3EB0C767D26A8E5E5E6F"])("%j has none", (text) => {
    expect(findWamids(text)).toEqual([]);
    expect(findReplyTo(text)).toBe(text.trim());
  });

  test.each([
    ["in lines", `${ID}\n${OTHER}`],
    ["glued together", `${ID}${OTHER}`],
    ["glued together without padding", `${OTHER}${ID}`],
    ["in a webhook with the message that it quotes", JSON.stringify({ id: ID, context: { id: OTHER } })],
  ])("two stay two: %s", (_, text) => {
    expect(findWamids(text).toSorted()).toEqual([ID, OTHER].toSorted());
    expect(findReplyTo(` ${text} `)).toBe(text);
  });
});

test("an ID that FlowIQ's reference ends in dots stays as it is", () => {
  expect(findReplyTo("wamid.HBgLMjc4MTIzNDU2NzgVAgASGBQzRUI...")).toBe(
    "wamid.HBgLMjc4MTIzNDU2NzgVAgASGBQzRUI...",
  );
});

test("never throws, ends soon, and finds a whole ID in any words around it", () => {
  const unit = fc.constantFrom(...Array.from("wamid.+/=-_%2B3\\u\"'&#;\n\r\t >|A9é👍"));
  const words = fc.string({ unit, maxLength: 60 }).filter((text) => !text.includes("wamid."));
  fc.assert(
    fc.property(words, words, (before, after) => {
      expect(findWamids(`${before}${ID} ${after}`)).toEqual([ID]);
    }),
    { numRuns: 200 },
  );
  // A search that never ends would exceed the test's time limit.
  findWamids("wamid.H\n".repeat(2_000));
  findWamids(`wamid.${"\n ".repeat(8_000)}`);
});
