import { expect, test } from "vitest";
import { parseUrl } from "./parse-url";

test("an address is read the same way the ten-thousandth time as the first", () => {
  const hosts = Array.from({ length: 20_000 }, () => parseUrl("https://münchen.de/ä.ogg")?.host);
  expect(new Set(hosts)).toEqual(new Set(["xn--mnchen-3ya.de"]));
});

test.each(["", "not a URL", "//host", "http://", "https://[::1"])("%j is no URL", (text) => {
  expect(parseUrl(text)).toBeNull();
});
