import { describe, expect, test } from "vitest";
import { AskError } from "./call-api";
import { formatWait, toFaultTitle, toFaultWords, toFieldFaults } from "./fault-words";

const PROBLEM = {
  type: "urn:menuet:problem:too-many",
  title: "Too many",
  status: 429,
  detail: "Too many tries.",
};

describe("a wait", () => {
  test.each([
    [0, "1 second"],
    [1, "1 second"],
    [59, "59 seconds"],
    [60, "1 minute"],
    [61, "2 minutes"],
    [3_600, "1 hour"],
    [3_601, "2 hours"],
  ])("of %s s is %s", (seconds, words) => {
    expect(formatWait(seconds)).toBe(words);
  });
});

describe("what stands in the way", () => {
  test("is told in the server's own words, with when to come back", () => {
    expect(toFaultTitle(new AskError(PROBLEM))).toBe("Too many");
    expect(toFaultWords(new AskError(PROBLEM))).toBe("Too many tries.");
    expect(toFaultWords(new AskError(PROBLEM, 90))).toBe("Too many tries. Try again in 2 minutes.");
  });

  test("is told too where the server said nothing", () => {
    expect(toFaultTitle(new AskError(null))).toBe("Can't reach the server");
    expect(toFaultWords(new AskError(null))).toContain("try again");
  });

  test("is the browser's own network where that is away", () => {
    const offline = new AskError(null, null, null, true);
    expect(toFaultTitle(offline)).toBe("You are offline");
    expect(toFaultWords(offline)).toBe("Reconnect and try again.");
  });

  test("is a session that ended, and not a wrong password", () => {
    const refuse = (name: string) =>
      new AskError({ ...PROBLEM, status: 401, type: `urn:menuet:problem:${name}` });
    expect(toFaultTitle(refuse("no-session"))).toBe("You're signed out");
    expect(toFaultWords(refuse("no-session"))).toBe("Sign in to continue.");
    expect(toFaultTitle(refuse("wrong-password"))).toBe("Too many");
  });

  test("at a field is found by the field's name", () => {
    const errors = [
      { path: "password", message: "It is on a list of known passwords", source: "menuet" as const },
    ];
    expect(toFieldFaults(new AskError({ ...PROBLEM, errors }))).toEqual({
      password: "It is on a list of known passwords",
    });
    expect(toFieldFaults(new AskError(PROBLEM))).toEqual({});
    expect(toFieldFaults(null)).toEqual({});
  });
});
