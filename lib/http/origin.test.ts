import { expect, test } from "vitest";
import { isCrossSite } from "./origin";

const APP = "https://menuet.example";
const EVIL = "https://evil.example";

test.each([
  [{}, false],
  [{ origin: APP }, false],
  [{ origin: EVIL }, true],
  [{ origin: "null" }, true],
  [{ "sec-fetch-site": "same-origin" }, false],
  [{ "sec-fetch-site": "same-origin", origin: APP }, false],
  [{ "sec-fetch-site": "same-site" }, true],
  [{ "sec-fetch-site": "cross-site" }, true],
  [{ "sec-fetch-site": "none" }, true],
  [{ "sec-fetch-site": "cross-site", origin: EVIL }, true],
  [{ "sec-fetch-site": "cross-site", origin: APP }, false],
] as [Record<string, string>, boolean][])("%o is another site's: %s", (headers, expected) => {
  expect(isCrossSite(new Headers(headers), APP)).toBe(expected);
});
