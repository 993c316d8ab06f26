import { DEFAULT_LOOK, type Look } from "@/components/preview/look";
import type { Example } from "@/lib/message/examples/example";
import { STARTERS } from "@/lib/message/examples/starters";
import { STRESS_CASES } from "@/lib/message/examples/stress-cases";
import type { Probe } from "./fonts";

export type VisualCase = { name: string; example: Example; look: Look; probes: readonly Probe[] };

const LIGHT: Look = { ...DEFAULT_LOOK, theme: "light" };
const OWN_WIDTH: Record<Look["platform"], Look["width"]> = { android: "phone", ios: "phone", web: "web" };
const inLook = (platform: Look["platform"], theme: "light" | "dark", change: Partial<Look> = {}): Look => ({
  ...LIGHT,
  platform,
  theme,
  width: OWN_WIDTH[platform],
  ...change,
});

/** Which messages in which looks, and the scripts each needs besides Latin (see fonts.ts). */
const PLAN: readonly { id: string; probes?: readonly Probe[]; looks: readonly Look[] }[] = [
  {
    id: "restaurant-menu",
    looks: [
      inLook("android", "light"),
      inLook("android", "dark"),
      inLook("ios", "light"),
      inLook("ios", "dark"),
      inLook("web", "light"),
      inLook("web", "dark"),
    ],
  },
  {
    id: "all-formatting",
    looks: [
      inLook("android", "light", { text: "largest" }),
      inLook("ios", "dark"),
      inLook("web", "light"),
      inLook("android", "dark", { text: "small", width: "narrow" }),
    ],
  },
  { id: "literal-markup", looks: [inLook("android", "light"), inLook("web", "dark", { direction: "rtl" })] },
  {
    id: "right-to-left",
    probes: ["arabic"],
    looks: [inLook("android", "light"), inLook("ios", "dark"), inLook("web", "light", { direction: "ltr" })],
  },
  {
    id: "zwj-emoji",
    probes: ["emoji"],
    looks: [inLook("ios", "light"), inLook("android", "dark", { text: "largest" })],
  },
  { id: "emoji-only-body", probes: ["emoji"], looks: [inLook("android", "light")] },
  { id: "unbroken-words", looks: [inLook("android", "light", { width: "narrow" })] },
  { id: "no-section-titles", looks: [inLook("ios", "light")] },
  { id: "voice-greeting", looks: [inLook("android", "light"), inLook("ios", "dark")] },
];

function findExample(id: string): Example {
  const example = [...STARTERS, ...STRESS_CASES].find((one) => one.id === id);
  if (!example) throw new Error(`There is no example “${id}”`);
  return example;
}

const toName = (id: string, { platform, theme, text, direction, width }: Look): string =>
  [
    id,
    platform,
    theme,
    ...(text === LIGHT.text ? [] : [text]),
    ...(direction === LIGHT.direction ? [] : [direction]),
    ...(width === OWN_WIDTH[platform] ? [] : [width]),
  ].join("-");

export const VISUAL_CASES: readonly VisualCase[] = PLAN.flatMap(({ id, probes = [], looks }) =>
  looks.map((look) => ({
    name: toName(id, look),
    example: findExample(id),
    look,
    probes: ["latin", "mono", ...probes] as const,
  })),
);
