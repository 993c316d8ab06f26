import { expect, test } from "vitest";
import { foldFindings } from "./import-findings";

const loss = (path: string, words = "not part of a message") => ({ path, words });
const draw = (findings: { path: string; words: string }[]) =>
  foldFindings(findings).map(({ first, like }) => [first.path, like.length]);

test("many equal findings are one with a count, where the first of them stood", () => {
  const prices = Array.from({ length: 38 }, (_, at) => loss(`sections.0.rows.${at}.price`));
  expect(draw([loss("to"), ...prices, loss("type")])).toEqual([
    ["to", 0],
    ["sections.0.rows.0.price", 37],
    ["type", 0],
  ]);
});

test("findings that differ by more than a number, and two alike, stay apart", () => {
  const findings = [
    loss("rows.0.price"),
    loss("rows.0.colour"),
    loss("rows.1.price", "must be text"),
    loss("rows.1.price"),
  ];
  expect(draw(findings).map(([, count]) => count)).toEqual([0, 0, 0, 0]);
});

test("kinds that alternate are folded each", () => {
  const findings = [0, 1, 2].flatMap((at) => [loss(`rows.${at}.price`), loss(`rows.${at}.colour`)]);
  expect(draw(findings)).toEqual([
    ["rows.0.price", 2],
    ["rows.0.colour", 2],
  ]);
});

test("none are none", () => {
  expect(foldFindings([])).toEqual([]);
});
