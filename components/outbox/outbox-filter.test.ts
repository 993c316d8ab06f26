import { describe, expect, test } from "vitest";
import {
  countConditions,
  formatOutboxAddress,
  NO_FILTER,
  NO_PRIVATE_FILTER,
  parseSavedFilter,
  parseOpenFilter,
  parseOpenSend,
  toListQuery,
  toSendQuery,
} from "./outbox-filter";

const ID = "01a21055-d394-714b-b057-c0cc8d83afb0";
const open = { state: "unknown", from: "2026-11-01", to: "2026-11-25", batch: ID } as const;

describe("the filter in the address", () => {
  test("comes back as it was written, with the send that is open", () => {
    const address = formatOutboxAddress(open, ID);
    const words = new URL(address, "http://localhost").searchParams;
    expect(parseOpenFilter(words)).toEqual(open);
    expect(parseOpenSend(words)).toBe(ID);
  });

  test("is nothing where nothing is chosen", () => {
    expect(formatOutboxAddress(NO_FILTER, null)).toBe("/outbox");
    expect(parseOpenFilter(new URLSearchParams())).toEqual({ state: "", from: "", to: "", batch: "" });
    expect(parseOpenSend(new URLSearchParams())).toBeNull();
  });

  test("never holds a number or a text", () => {
    const filter = { ...NO_FILTER, recipient: "+27821234567", text: "menu" };
    expect(formatOutboxAddress(filter, null)).toBe("/outbox");
  });

  test.each(["state=rubbish", "from=2026-13-01", "to=2026-02-30", "from=yesterday", "batch=../1", "state="])(
    "takes %j for nothing",
    (words) => {
      expect(countConditions({ ...NO_FILTER, ...parseOpenFilter(new URLSearchParams(words)) })).toBe(0);
    },
  );

  test("opens no send by what is no id", () => {
    expect(parseOpenSend(new URLSearchParams("send=../../etc"))).toBeNull();
  });
});

describe("the filter as the server takes it", () => {
  test("holds only what is set, trimmed", () => {
    const query = toSendQuery({ ...NO_FILTER, state: "queued", recipient: " +27 82 ", text: "  " });
    expect(query).toEqual({ state: "queued", recipient: "+27 82" });
  });

  test("asks for batches as one unless it looks into them", () => {
    expect(toListQuery(NO_FILTER)).toEqual({ group: "batch" });
    expect(toListQuery({ ...NO_FILTER, from: "2026-11-01" }).group).toBe("batch");
    for (const filter of [{ state: "queued" as const }, { recipient: "27" }, { text: "menu" }, { batch: ID }])
      expect(toListQuery({ ...NO_FILTER, ...filter }).group).toBeUndefined();
  });

  test("reaches from the first millisecond of one day to the last of another", () => {
    const query = toSendQuery({ ...NO_FILTER, from: "2026-11-01", to: "2026-11-01" });
    expect(Number(query.from)).toBe(new Date(2026, 10, 1).getTime());
    expect(Number(query.to)).toBe(new Date(2026, 10, 2).getTime() - 1);
  });
});

describe("what a tab keeps of the filter", () => {
  test("comes back", () => {
    expect(parseSavedFilter('{"recipient":"+27","text":"menu"}')).toEqual({ recipient: "+27", text: "menu" });
  });

  test.each([null, "", "rubbish", "null", "[]", "12"])("is nothing in %j", (text) => {
    expect(parseSavedFilter(text)).toEqual(NO_PRIVATE_FILTER);
  });
});
