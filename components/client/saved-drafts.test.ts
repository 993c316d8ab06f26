// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { handOver, takeHandOver } from "./saved-drafts";

const given = { recipient: "+27821234567", replyTo: "wamid.HBgL", repliedAt: 1 };
const KEY = "menuet.hand-over";

beforeEach(() => sessionStorage.clear());

test("the composer's next opening has it, and the one after that has not", () => {
  expect(handOver(given)).toBe(true);
  expect(takeHandOver()).toEqual(given);
  expect(takeHandOver()).toBeNull();
});

test.each([
  "",
  "rubbish",
  "null",
  "12",
  '{"recipient":"+27","replyTo":"a"}',
  '{"recipient":1,"replyTo":"a","repliedAt":1}',
])("takes %j from the browser for nothing", (text) => {
  sessionStorage.setItem(KEY, text);
  expect(takeHandOver()).toBeNull();
});

test("a browser that keeps nothing is told from one that does", () => {
  const { sessionStorage: store } = window;
  Object.defineProperty(window, "sessionStorage", {
    configurable: true,
    get: () => {
      throw new DOMException("no", "SecurityError");
    },
  });
  expect(handOver(given)).toBe(false);
  expect(takeHandOver()).toBeNull();
  Object.defineProperty(window, "sessionStorage", { configurable: true, value: store });
});
