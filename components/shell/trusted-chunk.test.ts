import { expect, test } from "vitest";
import { toChunkUrl } from "./trusted-chunk";

test("a built part of the page's code may run", () => {
  expect(toChunkUrl("/_next/static/chunks/0ho8-khr_pe4t.js")).toBe("/_next/static/chunks/0ho8-khr_pe4t.js");
  expect(toChunkUrl("/_next/static/chunks/turbopack-077hm~.js")).not.toBeNull();
});

test.each([
  "https://evil.example/_next/static/chunks/a.js",
  "//evil.example/_next/static/chunks/a.js",
  "/\\evil.example/_next/static/chunks/a.js",
  "/_next/static/chunks/../../../api/sends",
  "/_next/static/chunks/..js/../a.js",
  "/_next/static/chunks/.hidden.js",
  "/_next/static/media/a.js",
  "/_next/static/chunks/a.js?x=1",
  "/_next/static/chunks/a.js#x",
  "/_next/static/chunks/a.js\n",
  " /_next/static/chunks/a.js",
  "/_next/static/chunks/a.css",
  "/_next/static/chunks/%2e%2e%2fa.js",
  "data:text/javascript,alert(1)",
  "blob:http://127.0.0.1/x",
  "/api/sends",
  "",
])("“%s” may not", (url) => {
  expect(toChunkUrl(url)).toBeNull();
});
