import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_LOOK, formatLook, type Look, LOOK_AXES, parseLook } from "./look";

const anyLook: fc.Arbitrary<Look> = fc.record({
  platform: fc.constantFrom(...LOOK_AXES.platform),
  theme: fc.constantFrom(...LOOK_AXES.theme),
  text: fc.constantFrom(...LOOK_AXES.text),
  direction: fc.constantFrom(...LOOK_AXES.direction),
  width: fc.constantFrom(...LOOK_AXES.width),
});

describe("a look in an address", () => {
  test("the default needs no word", () => {
    expect(formatLook(DEFAULT_LOOK)).toBe("");
    expect(parseLook(new URLSearchParams())).toEqual(DEFAULT_LOOK);
  });

  test("names only what differs, in the order of the axes", () => {
    expect(formatLook({ ...DEFAULT_LOOK, text: "largest", platform: "ios" })).toBe(
      "platform=ios&text=largest",
    );
  });

  test("comes back as it was", () => {
    fc.assert(
      fc.property(anyLook, (look) => {
        expect(parseLook(new URLSearchParams(formatLook(look)))).toEqual(look);
      }),
    );
  });

  test("takes any words, and what it does not know from the base", () => {
    const base: Look = { ...DEFAULT_LOOK, theme: "dark" };
    expect(parseLook(new URLSearchParams("platform=symbian&theme=&text=large"), base)).toEqual({
      ...base,
      text: "large",
    });
    fc.assert(
      fc.property(fc.string(), (words) => {
        expect(() => parseLook(new URLSearchParams(words))).not.toThrow();
      }),
    );
  });

  test("the default is the first choice of each axis", () => {
    const first = Object.fromEntries(Object.entries(LOOK_AXES).map(([axis, choices]) => [axis, choices[0]]));
    expect(DEFAULT_LOOK).toEqual(first);
  });
});
