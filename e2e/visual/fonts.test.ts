import { describe, expect, test } from "vitest";
import { explainFonts, type Fonts, findOtherFonts } from "./fonts";

const print = { width: 300, red: 200, green: 200, blue: 200 };
const HERE: Fonts = {
  chromium: "156",
  prints: { latin: print, mono: print, emoji: print, arabic: print },
};
const withPrint = (probe: "emoji" | "arabic", change: object): Fonts => ({
  chromium: "140",
  prints: { ...HERE.prints, [probe]: { ...print, ...change } },
});

describe("the fonts of the screenshots", () => {
  test.each([
    ["the same", {}, []],
    ["smoothed otherwise", { width: 301, red: 197 }, []],
    ["wider", { width: 310 }, ["emoji"]],
    ["of the same width but another colour", { blue: 190 }, ["emoji"]],
  ])("are told apart where a probe is %s", (_what, change, others) => {
    expect(findOtherFonts(withPrint("emoji", change), HERE, ["latin", "emoji"])).toEqual(others);
  });

  test("count only where a case shows them", () => {
    const taken = withPrint("arabic", { width: 100 });
    expect(explainFonts(taken, HERE, ["latin", "emoji"])).toBeNull();
    expect(explainFonts(taken, HERE, ["latin", "arabic"])).toMatch(
      /arabic \(100 px there, 300 px here\) differ\. .*Chromium 140, here is 156/,
    );
  });

  test("another version of the browser alone is no reason to compare nothing", () => {
    expect(explainFonts({ ...HERE, chromium: "140" }, HERE, ["latin", "emoji"])).toBeNull();
  });

  test("that nobody accepted yet say how they are", () => {
    expect(explainFonts(null, HERE, ["latin"])).toMatch(/--update/);
  });
});
