import { describe, expect, test } from "vitest";
import { AXIS_NAMES, DEFAULT_AXES, formatAxes, parseAxes, PROOF_CHOICES, toggleChoice } from "./proof-axes";

const parse = (words: string) => parseAxes(new URLSearchParams(words));

describe("the axes in the address", () => {
  test("an address without words is the default", () => {
    expect(parse("")).toEqual(DEFAULT_AXES);
    expect(formatAxes(DEFAULT_AXES)).toBe("");
  });

  test("words narrow and widen an axis, and leave the others", () => {
    expect(parse("platform=ios,web&text=small,default,large,largest")).toEqual({
      ...DEFAULT_AXES,
      platform: ["ios", "web"],
      text: PROOF_CHOICES.text,
    });
  });

  test.each([
    ["platform=web,ios", ["ios", "web"], "the axis's order and not the address's"],
    ["platform=ios,ios", ["ios"], "each once"],
    ["platform=ios,nokia", ["ios"], "unknown words left out"],
    ["platform=nokia", PROOF_CHOICES.platform, "the default where none is known"],
    ["platform=", PROOF_CHOICES.platform, "the default where none is named"],
    ["platform=IOS", PROOF_CHOICES.platform, "words as they are written"],
    ["platform=constructor", PROOF_CHOICES.platform, "no word of the language"],
  ])("%s is %j: %s", (words, platform, why) => {
    expect(parse(words).platform, why).toEqual(platform);
  });

  test("only what differs from the default is written, with plain commas", () => {
    const axes = { ...DEFAULT_AXES, platform: ["ios", "web"], view: ["list"] } as const;
    expect(formatAxes(axes)).toBe("platform=ios,web&view=list");
  });

  test("every single choice of every axis comes back as it was written", () => {
    for (const axis of AXIS_NAMES) {
      for (const choice of PROOF_CHOICES[axis]) {
        const axes = { ...DEFAULT_AXES, [axis]: [choice] };
        expect(parse(formatAxes(axes))).toEqual(axes);
      }
    }
  });
});

describe("a choice", () => {
  test("is put on in the axis's order and taken off again", () => {
    const wide = toggleChoice(DEFAULT_AXES, "text", "small");
    expect(wide.text).toEqual(["small", "default", "largest"]);
    expect(toggleChoice(wide, "text", "small")).toEqual(DEFAULT_AXES);
  });

  test("that is the last of its axis stays", () => {
    expect(toggleChoice(DEFAULT_AXES, "width", "own")).toBe(DEFAULT_AXES);
  });
});
