import { expect, test } from "vitest";
import { parseAppOrigin, SettingsError } from "./settings";

test.each([
  ["nothing", undefined, "http://localhost:3000"],
  ["a blank", " ", "http://localhost:3000"],
  ["its slash", "https://menuet.example/", "https://menuet.example"],
  ["a port", "http://127.0.0.1:4000", "http://127.0.0.1:4000"],
])("an origin with %s is read", (_what, APP_ORIGIN, expected) => {
  expect(parseAppOrigin({ APP_ORIGIN })).toBe(expected);
});

test.each([
  "https://menuet.example/app",
  "https://a:b@menuet.example",
  "https://menuet.example/?a=b",
  "https://menuet.example/#a",
  "ftp://menuet.example",
  "menuet",
])("%s is no origin, and is refused by the setting's name alone", (APP_ORIGIN) => {
  expect(() => parseAppOrigin({ APP_ORIGIN })).toThrow(SettingsError);
  expect(() => parseAppOrigin({ APP_ORIGIN })).toThrow(expect.objectContaining({ settings: ["APP_ORIGIN"] }));
});
