import { describe, expect, test } from "vitest";
import { LOOK_AXES } from "./look";
import { toLookRules } from "./look-rules";
import { type Token, TOKENS } from "./tokens";

const rules = toLookRules();
const tokens: [string, Token][] = Object.entries(TOKENS);

describe("the table of looks as CSS", () => {
  test("has a rule for each choice of platform, text size and width", () => {
    const selectors = Object.keys(rules).join("\n");
    for (const platform of LOOK_AXES.platform) {
      expect(selectors).toContain(`[data-platform="${platform}"]`);
      for (const text of LOOK_AXES.text)
        expect(rules[`[data-platform="${platform}"][data-text="${text}"]`]).toBeDefined();
    }
    for (const width of LOOK_AXES.width) expect(rules[`[data-width="${width}"]`]).toBeDefined();
  });

  test("says every token on every platform, under its own name", () => {
    for (const platform of LOOK_AXES.platform) {
      const rule = Object.entries(rules).find(([selector]) =>
        selector.endsWith(`[data-platform="${platform}"]`),
      );
      for (const [name] of tokens) expect(rule?.[1]).toHaveProperty(`--chat-${name}`);
    }
  });

  test("gives a colour for each theme, and lets type follow the text size and the page's", () => {
    const web = rules['[data-platform="web"]'];
    expect(web?.["--chat-wall"]).toBe("light-dark(#efeae2, #0b141a)");
    expect(web?.["--chat-body"]).toBe("calc(0.8875rem * var(--chat-scale))");
    expect(web?.["--chat-body-line"]).toBe("calc(1.1875rem * var(--chat-scale))");
  });

  test("is Android's where there is no chat around", () => {
    expect(rules[':root, [data-platform="android"]']).toBeDefined();
  });
});

describe("where the values are from", () => {
  test("only Web's are measured, for that is what the clones are of", () => {
    const measured = (platform: "android" | "ios" | "web") =>
      tokens.filter(([, token]) => token[platform].source === "clone").map(([name]) => name);
    expect(measured("android")).toEqual([]);
    expect(measured("ios")).toEqual([]);
    expect(measured("web")).toContain("wall");
    expect(measured("web")).not.toContain("muted");
  });

  test("every token says in words what it is", () => {
    expect(tokens.filter(([, { what }]) => what.trim() === "")).toEqual([]);
  });
});

/** Relative luminance of #rrggbb, as in WCAG. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe("small text can be read", () => {
  const PAIRS = [
    ["ink", "in"],
    ["ink", "out"],
    ["ink", "sheet"],
    ["muted", "in"],
    ["muted", "quote"],
    ["muted", "head"],
    ["muted", "sheet"],
    ["link", "in"],
    ["accent", "in"],
    ["accent", "quote"],
    ["heading", "sheet"],
    ["send-ink", "accent"],
    ["out-muted", "out"],
    ["out-muted", "quote-out"],
    ["out-accent", "quote-out"],
  ] as const;
  test.each(LOOK_AXES.platform)("on %s in light and dark, at 4.5 to 1 or better", (platform) => {
    for (const [front, back] of PAIRS) {
      const [ink, paper] = [TOKENS[front][platform].value, TOKENS[back][platform].value];
      if (typeof ink === "string" || typeof paper === "string" || !("light" in ink) || !("light" in paper))
        throw new Error(`${front} or ${back} is no colour`);
      expect(contrast(ink.light, paper.light), `${front} on ${back}, light`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(ink.dark, paper.dark), `${front} on ${back}, dark`).toBeGreaterThanOrEqual(4.5);
    }
  });
});
