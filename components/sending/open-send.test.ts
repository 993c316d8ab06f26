// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { forgetOpenSend, readOpenSend, rememberOpenSend, renameOpenSend } from "./open-send";

beforeEach(() => sessionStorage.clear());

test("a tab remembers its open send by its name alone, and forgets it", () => {
  rememberOpenSend({ key: "k" });
  expect(readOpenSend()).toEqual({ key: "k" });
  renameOpenSend("k", "s1");
  expect(readOpenSend()).toEqual({ id: "s1" });
  expect(Object.values({ ...sessionStorage })).toEqual(['{"id":"s1"}']);
  forgetOpenSend({ id: "s1" });
  expect(readOpenSend()).toBeNull();
});

test("an earlier send that settles late does not take the later one's place", () => {
  rememberOpenSend({ id: "s1" });
  rememberOpenSend({ key: "k2" });
  renameOpenSend("k1", "s1");
  forgetOpenSend({ id: "s1" });
  expect(readOpenSend()).toEqual({ key: "k2" });
});

test.each(["", "rubbish", "null", "12", '{"id":1}', "{}"])("takes %j for nothing", (text) => {
  sessionStorage.setItem("menuet.send", text);
  expect(readOpenSend()).toBeNull();
});
