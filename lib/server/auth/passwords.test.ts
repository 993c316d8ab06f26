import { expect, test } from "vitest";
import { judgePassword } from "./passwords";

const KNOWN = ["thandi.mokoena@acme.example", "Thandi Mokoena"];

test.each([
  "aaaaaaaaaaaaaaaaaaaaaaaa",
  "password12345678",
  "qwertyuiopasdfgh",
  "thandi.mokoena@acme.example",
  "ThandiMokoena2026!",
  "menuet menuet menuet",
  "123456789012345678",
])("%s can be guessed, and the words say what to do", (password) => {
  expect(judgePassword(password, KNOWN)).toContain("four or five unrelated words");
});

test("fourteen characters are too few, whatever they are", () => {
  expect(judgePassword("xK4#vQ9!mZ2&pL", KNOWN)).toMatch(/^Use at least 15 characters/);
});

test.each([
  "seven slow otters paint",
  "xK4#vQ9!mZ2&pLw",
  "где живёт весёлый кит",
  "🐙🚲🌵🎻🧂🛶🪁🧊🥁🦔🪴🧲🚦🧭🎈",
])("%s will do", (password) => {
  expect(judgePassword(password, KNOWN)).toBeNull();
});
