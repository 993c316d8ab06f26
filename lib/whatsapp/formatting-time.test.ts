import { describe, expect, test } from "vitest";
import { parseFormatting } from "./formatting";
import { PIECES } from "@/e2e/message/formatting-pieces";

/** Text without rhyme: the same for the same seed, so that a failure can be looked at again. */
function makeRandom(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
const pick = makeRandom(20_261_124);
const makeString = (): string =>
  Array.from({ length: 2 + pick(5) }, () =>
    pick(4) > 0 ? PIECES[pick(PIECES.length)] : String.fromCharCode(32 + pick(0x2000)),
  ).join("");
const RANDOM = Array.from({ length: 10_000 }, makeString);
describe("time", () => {
  /** Quadratic time would be 64 times as much, and eight times as much is right: above 1 is what a busy machine and a cold cache may add. */
  const TOLERANCE = 2;
  /** Pauses of the runtime itself, where a whole text takes hardly longer than one. */
  const PAUSE_MS = 5;
  const LENGTHS = [1, 8] as const;
  const MOST_RUNS = 30;
  /** A parser that has become slow is told in seconds, not in minutes. */
  const MOST_MS = 3000;

  /** What this process has worked, in milliseconds: what it waited for others is no part of it. */
  const readCpu = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  };

  /** In milliseconds, the texts each once and repeated 8 times: the least of the runs, which take turns, so that a slow moment meets all. */
  function measure(texts: readonly string[], lastsFor: (times: readonly number[]) => boolean): number[] {
    const inputs = LENGTHS.map((length) => texts.map((text) => text.repeat(length)));
    let least = LENGTHS.map(() => Infinity);
    const until = performance.now() + MOST_MS;
    for (let run = 0; run < 3 || (run < MOST_RUNS && lastsFor(least)); run++) {
      if (run > 0 && performance.now() > until) break;
      least = inputs.map((input, at) => {
        const start = readCpu();
        for (const text of input) parseFormatting(text);
        return Math.min(least[at] ?? Infinity, readCpu() - start);
      });
    }
    return least;
  }
  const toMost = (once: number) => once * 8 * TOLERANCE + PAUSE_MS;

  function expectLinear(texts: readonly string[]) {
    const [once = 0, eightfold = 0] = measure(texts, ([one = 0, eight = 0]) => eight > toMost(one));
    expect(eightfold).toBeLessThanOrEqual(toMost(once));
  }

  test("10,000 random strings take time in proportion to their length", () => {
    expect(RANDOM.length).toBe(10_000);
    expect(new Set(RANDOM).size).toBeGreaterThan(9000);
    expectLinear(RANDOM);
  });

  // Beyond some 50,000 characters the memory that the result takes grows dearer by itself.
  test("texts of 250 of them take time in proportion to their length", () => {
    const parts = Array.from({ length: 40 }, (_, at) => RANDOM.slice(at * 250, (at + 1) * 250));
    expectLinear(parts.map((part) => part.join("")));
    expectLinear(parts.map((part) => part.join(" ").replace(/[\r\n]/g, " ")));
  });

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
  ])("%j again and again takes time in proportion to its length", (piece) => {
    expectLinear([piece.repeat(Math.ceil(5_000 / piece.length))]);
  });
});
describe("hostile text", () => {
  test.each([
    ["lines", "a\n".repeat(200_000), 200_001],
    ["lines after a block of code", "```a```\n" + "a\n".repeat(200_000), 200_002],
    ["nodes in one quote", `> a\n> ${"*a* ".repeat(200_000)}`, 1],
    ["items", "- a\n".repeat(200_000), 2],
  ])("hundreds of thousands of %s are no fault", (_, text, count) => {
    expect(parseFormatting(text)).toHaveLength(count);
  });
});
