import { expect, test } from "vitest";
import { DEFAULT_AXES, findLooks, PROOF_CHOICES, toAxisLine, toCellId, toLookName } from "./proof-axes";

test("the default sheet is 24 looks: platform, theme, text and direction, each platform at its own width", () => {
  const looks = findLooks(DEFAULT_AXES);
  expect(looks).toHaveLength(24);
  expect(new Set(looks.map(({ platform, width }) => `${platform} ${width}`))).toEqual(
    new Set(["android phone", "ios phone", "web web"]),
  );
});

test("looks of one platform stand together, and each look has an id of its own", () => {
  const looks = findLooks({ ...PROOF_CHOICES });
  expect(looks).toHaveLength(3 * 2 * 4 * 3 * 3);
  expect(new Set(looks.map(toCellId)).size).toBe(looks.length);
  const turns = looks.filter(({ platform }, index) => platform !== looks[index - 1]?.platform);
  expect(turns.map(({ platform }) => platform)).toEqual(["android", "ios", "web"]);
});

test("a platform's own width that is also named is drawn once", () => {
  const only = { ...DEFAULT_AXES, platform: ["ios"], theme: ["dark"], text: ["default"] } as const;
  const widths = findLooks({ ...only, direction: ["rtl"], width: ["own", "phone", "web"] }).map(
    ({ width }) => width,
  );
  expect(widths).toEqual(["phone", "web"]);
});

test("the same look is the same value on every sheet", () => {
  const narrow = findLooks({ ...DEFAULT_AXES, platform: ["ios"] });
  const wide = findLooks(DEFAULT_AXES);
  expect(narrow.every((look) => wide.includes(look))).toBe(true);
});

test("a look is said in words, its width only where it is not the platform's own", () => {
  const look = { platform: "ios", theme: "dark", text: "largest", direction: "rtl", width: "phone" } as const;
  expect(toLookName(look)).toBe("iOS, dark, largest text, right to left");
  expect(toLookName({ ...look, width: "narrow" })).toBe(
    "iOS, dark, largest text, right to left, narrow phone width",
  );
});

test("an axis is said with its choices", () => {
  expect(toAxisLine(DEFAULT_AXES, "text")).toBe("Text size: Default, Largest");
});
