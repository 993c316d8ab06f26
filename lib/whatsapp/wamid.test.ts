import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWamid } from "./wamid";

/** FlowIQ's reference truncates this ID; the others are public samples. */
const CUT = "wamid.HBgLMjc4MTIzNDU2NzgVAgASGBQzRUI...";
const INBOUND = "wamid.HBgLMTIwMjU1NTAxMjMVAgASGBQzQTAxMjM0NTY3ODlBQkNERUYwMQA=";
const SAMPLES = [
  [INBOUND, "12025550123", "inbound", false],
  ["wamid.HBgLMTIwMjU1NTAxMjMVAgARGBIwMTIzNDU2Nzg5QUJDREVGMDEA", "12025550123", "outbound", false],
  ["wamid.HBgMNDQ3NzAwOTAwMTIzFQIAEhgUM0EwMDExMjIzMzQ0NTU2Njc3ODkA", "447700900123", "inbound", false],
  ["wamid.HBgNNTUxMTkwMDAwMDAwMBUCABEYEkZGRUVERENDQkJBQTk5ODg3NwA=", "5511900000000", "outbound", false],
  [CUT, "27812345678", "inbound", true],
] as const;

const toWamid = (...bytes: number[]): string => `wamid.${btoa(String.fromCharCode(...bytes))}`;
const toBytes = (text: string): number[] => Array.from(text, (unit) => unit.charCodeAt(0));
const USER = "27812345678";
const START = [0x1c, 0x18, USER.length, ...toBytes(USER)];
const ID = [0x18, 4, ...toBytes("ABCD"), 0x00];
const CANNOT_TELL = { state: "cannot tell" };

describe("readWamid", () => {
  test.each(SAMPLES)("%s is of %s, %s, cut: %s", (id, phone, direction, isCut) => {
    expect(readWamid(id)).toEqual({ state: "read", user: phone, phone, direction, isCut });
  });

  test("a business-scoped user is read and has no phone number", () => {
    const id = "wamid.HBgQVVMuMTIzNDU2Nzg5MDEyMxUCABEYEjAwMTEyMjMzNDQ1NTY2NzdBQQA=";
    expect(readWamid(id)).toEqual({
      state: "read",
      user: "US.1234567890123",
      phone: null,
      direction: "outbound",
      isCut: false,
    });
  });

  test.each([
    [
      "wamid.HBgTRUcuMTAwMDAwMDAwMDAwMTIzNBUUABIYIEEwQjFDMkQzRTRGNTA2MTcyODM5NEE1QjZDN0Q4RTlGAA==",
      "EG.1000000000001234",
      "inbound",
    ],
    [toWamid(...START, 0x15, 0x14, 0x00, 0x11, ...ID), USER, "outbound"],
  ])("an i32 of 10 is read as well: %s", (id, user, direction) => {
    expect(readWamid(id)).toMatchObject({ state: "read", user, direction, isCut: false });
  });

  test.each(["", " ", "\n\t"])("%j is empty", (text) => {
    expect(readWamid(text)).toEqual({ state: "empty" });
  });

  test("space around an ID, padding left out and base64's other alphabet do not matter", () => {
    const whole = readWamid(INBOUND);
    expect(readWamid(` ${INBOUND}\n`)).toEqual(whole);
    expect(readWamid(INBOUND.replace("=", ""))).toEqual(whole);
    const other = toWamid(...START, 0x15, 0x02, 0x00, 0x12, 0x18, 3, 0xfb, 0xef, 0xff, 0x00);
    expect(other).toMatch(/[+/]/);
    expect(readWamid(other.replaceAll("+", "-").replaceAll("/", "_"))).toEqual(readWamid(other));
    expect(readWamid(other)).toMatchObject({ state: "read", isCut: false });
  });

  test.each([
    ["after the user", START, null],
    ["inside the version", [...START, 0x15, 0x02], null],
    ["after the version", [...START, 0x15, 0x02, 0x00], null],
    ["after the direction", [...START, 0x15, 0x02, 0x00, 0x11], "outbound"],
    ["inside the id", [...START, 0x15, 0x02, 0x00, 0x12, 0x18, 20, 65], "inbound"],
    ["before the last byte", [...START, 0x15, 0x02, 0x00, 0x12, ...ID.slice(0, -1)], "inbound"],
  ])("an ID cut %s says what it still can", (_, bytes, direction) => {
    expect(readWamid(toWamid(...bytes))).toEqual({
      state: "read",
      user: USER,
      phone: USER,
      direction,
      isCut: true,
    });
  });

  test.each([
    ["words", "hello"],
    ["only the prefix", "wamid."],
    ["dots alone", "wamid...."],
    ["another case of the prefix", INBOUND.replace("wamid", "WAMID")],
    ["no prefix", INBOUND.slice(6)],
    ["spaces inside", INBOUND.replace("V", " ")],
    ["no base64", "wamid.!!!!"],
    ["text as base64", `wamid.${btoa("hello there")}`],
    ["another first byte", toWamid(0x1d, ...START.slice(1))],
    ["a user of no letters", toWamid(0x1c, 0x18, 2, 0x00, 0x01, 0x15, 0x02, 0x00, 0x12, ...ID)],
    ["an empty user", toWamid(0x1c, 0x18, 0, 0x15, 0x02, 0x00, 0x12, ...ID)],
    ["another version", toWamid(...START, 0x15, 0x04, 0x00, 0x12, ...ID)],
    ["a user that is longer than any", toWamid(0x1c, 0x18, 200, ...toBytes(USER))],
    ["a direction of neither kind", toWamid(...START, 0x15, 0x02, 0x00, 0x13, ...ID)],
    ["something else than a key id", toWamid(...START, 0x15, 0x02, 0x00, 0x12, 0x19, ...ID.slice(1))],
    ["more than one struct", toWamid(...START, 0x15, 0x02, 0x00, 0x12, ...ID, 0x00)],
    ["no end", toWamid(...START, 0x15, 0x02, 0x00, 0x12, ...ID.slice(0, -1), 0x01)],
  ])("%s: cannot tell", (_, text) => {
    expect(readWamid(text)).toEqual(CANNOT_TELL);
  });

  test.each([0x00, 0x01, 0x04, 0x12, 0x13, 0x16, 0x28, 0x80])(
    "an i32 of another value, %d: cannot tell",
    (i32) => {
      expect(readWamid(toWamid(...START, 0x15, i32, 0x00, 0x12, ...ID))).toEqual(CANNOT_TELL);
    },
  );

  test.each([
    "wamid.HBg",
    "wamid.HBgL",
    "wamid.HBgLMjc4MTIz...",
    "wamid.HBgLMjc4MTIz…",
    "wamid.HBgTRUcuMTAwMDAwMDAw",
  ])("%s is cut off before it says whose it is", (text) => {
    expect(readWamid(text)).toEqual({ state: "cut off" });
  });

  test("never throws, whatever the text or the bytes, and a phone is always digits", () => {
    const bytes = fc.array(fc.nat(255), { maxLength: 60 });
    const ids = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "binary" }).map((text) => `wamid.${text}`),
      fc.base64String().map((text) => `wamid.${text}`),
      bytes.map((all) => toWamid(...all)),
      bytes.map((all) => toWamid(...START, ...all)),
      fc.tuple(fc.constantFrom(...SAMPLES), fc.nat(80)).map(([[id], length]) => id.slice(0, length)),
    );
    fc.assert(
      fc.property(ids, (id) => {
        const reading = readWamid(id);
        expect(["empty", "cannot tell", "cut off", "read"]).toContain(reading.state);
        const phone = reading.state === "read" ? reading.phone : null;
        expect(phone ?? "0000000").toMatch(/^\d{7,15}$/);
      }),
      { numRuns: 3000 },
    );
  });

  test("every start of an ID that is long enough to hold the number gives the same number", () => {
    for (let length = "wamid.".length + 20; length <= INBOUND.length; length++) {
      expect(readWamid(INBOUND.slice(0, length))).toMatchObject({ state: "read", phone: "12025550123" });
    }
  });
});
