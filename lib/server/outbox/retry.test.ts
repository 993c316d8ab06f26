import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countBackoffMs, countWaitMs, parseRateLimitReset, parseRetryAfter, type RetryCause } from "./retry";

const NOW = Date.parse("2026-03-01T12:00:00Z");

describe("Retry-After", () => {
  test.each([
    ["2", 2_000],
    ["0", 0],
    [" 120 ", 120_000],
    ["Sun, 01 Mar 2026 12:00:07 GMT", 7_000],
    ["Sun, 01 Mar 2026 11:00:00 GMT", 0],
    ["soon", null],
    ["-1", null],
    ["1.5", null],
    ["2026-03-01", null],
    ["", null],
    [null, null],
  ])("%j waits %j ms", (header, ms) => {
    expect(parseRetryAfter(header, NOW)).toBe(ms);
  });
});

describe("X-RateLimit-Reset", () => {
  const at = (seconds: number) => String(NOW / 1_000 + seconds);
  test.each([
    ["epoch seconds", at(20), 20_000],
    ["spaces around them", ` ${at(20)} `, 20_000],
    ["parts of a second", `${at(20)}.5`, 20_500],
    ["epoch milliseconds", `${at(20)}250`, 20_250],
    ["a reset that is over", at(-1), null],
    ["now", at(0), null],
    ["an hour ahead", at(3_600), 3_600_000],
    ["a week ahead", at(604_800), null],
    ["another age", "99999999999", null],
    ["too many digits", "9".repeat(20), null],
    ["seconds from now", "20", null],
    ["nought", "0", null],
    ["a negative number", "-1", null],
    ["a date", "Sun, 01 Mar 2026 12:00:07 GMT", null],
    ["two of them", `${at(20)}, ${at(20)}`, null],
    ["nothing", "", null],
    ["no header", undefined, null],
  ])("that is %s", (_what, header, ms) => {
    expect(parseRateLimitReset(header, NOW)).toBe(ms);
  });
});

describe("backoff", () => {
  test.each([
    [0, 0, 0],
    [0, 0.5, 500],
    [1, 0.5, 1_000],
    [4, 0.5, 8_000],
    [5, 1, 30_000],
    [60, 1, 30_000],
  ])("after %i retries and a draw of %d it is %i ms", (retries, random, ms) => {
    expect(countBackoffMs(retries, random)).toBe(ms);
  });

  test("it is never negative and never over 30 seconds", () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.double({ min: 0, max: 1, noNaN: true }), (retries, random) => {
        const ms = countBackoffMs(retries, random);
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(ms).toBeLessThanOrEqual(30_000);
      }),
    );
  });
});

describe("how often a send is tried", () => {
  const wait = (cause: RetryCause, earlier: RetryCause[], waitMs: number | null = 5) =>
    countWaitMs({ cause, waitMs }, earlier, 0.5);

  test("three times when nothing was written", () => {
    expect(wait("not written", ["not written"])).toBe(5);
    expect(wait("not written", ["not written", "not written"])).toBeNull();
  });

  test("twice when FlowIQ is unavailable", () => {
    expect(wait("unavailable", [])).toBe(5);
    expect(wait("unavailable", ["unavailable"])).toBeNull();
  });

  test("three times in all, whatever the causes", () => {
    expect(wait("busy", ["unavailable", "not written"])).toBeNull();
  });

  test("without a wish of FlowIQ's it backs off", () => {
    expect(wait("busy", ["busy"], null)).toBe(1_000);
  });

  test("a wait of more than ten minutes is no wait", () => {
    expect(wait("busy", [], 600_000)).toBe(600_000);
    expect(wait("busy", [], 600_001)).toBeNull();
  });
});
