import { describe, expect, test } from "vitest";
import { parseFormatting } from "./formatting";

/** Long enough that quadratic time would exceed the test's limit. */
const LONG = 60_000;

describe("hostile text", () => {
  test.each([
    "*",
    "_*~",
    "*a ",
    "*a _b ~c ",
    "*a* ",
    "*_~a~_* ",
    "*a _b ~c `d ",
    "`",
    "`a ",
    "`a` ",
    "```",
    "```a",
    "```a ",
    "``` `a` ",
    "`x ```y` ",
    "> ",
    "> a\n",
    "- a\n",
    "1. a\n",
    "* a *\n",
    "a.",
    "a.com",
    "a.com ",
    "a@",
    "@",
    ".@",
    "a.b@",
    "a@b.co ",
    "1",
    "1 ",
    "1. ",
    "(1",
    "+1234567",
    "(",
    ")",
    "+",
    "https://",
    "https://a(",
    "www.",
    ",",
    ". ",
    "\n",
    "😀",
    "a-",
    "\ud83d",
  ])("%j again and again is read to its end", (piece) => {
    expect(parseFormatting(piece.repeat(Math.ceil(LONG / piece.length))).length).toBeGreaterThan(0);
  });

  test.each([
    ["lines", "a\n".repeat(200_000), 200_001],
    ["lines after a block of code", "```a```\n" + "a\n".repeat(200_000), 200_002],
    ["nodes in one quote", `> a\n> ${"*a* ".repeat(200_000)}`, 1],
    ["items", "- a\n".repeat(200_000), 2],
  ])("hundreds of thousands of %s are no fault", (_, text, count) => {
    expect(parseFormatting(text)).toHaveLength(count);
  });
});
