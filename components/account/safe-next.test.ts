import { expect, test } from "vitest";
import { toSafeNext } from "./safe-next";

test.each(["/", "/outbox", "/outbox?state=unknown&send=1", "/settings/members#new", "/proof?a=//b"])(
  "%s is gone to",
  (next) => {
    expect(toSafeNext(next)).toBe(next);
  },
);

test.each([
  undefined,
  "",
  "outbox",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  "/outbox\\..\\x",
  "https://evil.example/",
  "javascript:alert(1)",
  "/sign-in",
  "/sign-in?next=/outbox",
  "/api/auth/me",
])("%j leads to the composer", (next) => {
  expect(toSafeNext(next)).toBe("/");
});
