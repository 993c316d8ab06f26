import { expect, test } from "vitest";
import { isOwn } from "./cross-site";

const APP = "https://menuet.example";
const ORIGINS = [null, APP, "https://evil.example", "https://menuet.example.evil.example", "null", ""];
const SITES = [null, "same-origin", "same-site", "cross-site", "none", ""];
const CREDENTIALS = [
  { hasCookie: false, hasBearer: false },
  { hasCookie: true, hasBearer: false },
  { hasCookie: false, hasBearer: true },
  { hasCookie: true, hasBearer: true },
];

const CASES = ORIGINS.flatMap((origin) =>
  SITES.flatMap((site) => CREDENTIALS.map((credentials) => [origin, site, credentials] as const)),
);

test.each(CASES)("Origin %s, Sec-Fetch-Site %s, %o", (origin, site, credentials) => {
  const headers = new Headers();
  if (origin !== null) headers.set("origin", origin);
  if (site !== null) headers.set("sec-fetch-site", site);
  const isScript = JSON.stringify(credentials) === '{"hasCookie":false,"hasBearer":true}';
  expect(isOwn(headers, APP, credentials)).toBe(site === "same-origin" || origin === APP || isScript);
});
