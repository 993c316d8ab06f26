"use client";

import { useState } from "react";
import { type Look, LOOK_AXES } from "@/components/preview/look";

type Lists = {
  readonly platform: readonly Look["platform"][];
  readonly theme: readonly Look["theme"][];
  readonly text: readonly Look["text"][];
  readonly direction: readonly Look["direction"][];
  /** `own`: each platform's own width, so that phones aren't drawn as wide as Web. */
  readonly width: readonly ("own" | Look["width"])[];
  readonly view: readonly ("chat" | "list")[];
};
export type ProofAxis = keyof Lists;
/** The choices of a proof sheet: at least one per axis, each once, in the axis's order. */
export type ProofAxes = Lists;

/** Choices in drawing order. Without the page's theme, so a sheet is the same on every page. */
export const PROOF_CHOICES = {
  platform: LOOK_AXES.platform,
  theme: ["light", "dark"],
  text: ["small", "default", "large", "largest"],
  direction: ["content", "ltr", "rtl"],
  width: ["own", "narrow", "phone", "web"],
  view: ["chat", "list"],
} as const satisfies Lists;

/** 24 looks: default and largest text, and the two directions that differ for most messages. */
export const DEFAULT_AXES: ProofAxes = {
  platform: PROOF_CHOICES.platform,
  theme: PROOF_CHOICES.theme,
  text: ["default", "largest"],
  direction: ["content", "rtl"],
  width: ["own"],
  view: PROOF_CHOICES.view,
};

export const AXIS_NAMES = Object.keys(PROOF_CHOICES) as ProofAxis[];

const isSame = (one: readonly string[], other: readonly string[]) => one.join() === other.join();

/** Parses choices such as "ios,web" into the axis's order; null if none is known. */
function readChoices<C extends string>(choices: readonly C[], words: string | null): readonly C[] | null {
  const named = words?.split(",") ?? [];
  const chosen = choices.filter((choice) => named.includes(choice));
  return chosen.length > 0 ? chosen : null;
}

/** Parses the axes from a URL; missing or unknown ones are the default's. */
export function parseAxes(words: { get: (name: string) => string | null }): ProofAxes {
  const read = <A extends ProofAxis>(axis: A, choices: ProofAxes[A]): ProofAxes[A] =>
    (readChoices<string>(choices, words.get(axis)) as ProofAxes[A] | null) ?? DEFAULT_AXES[axis];
  return {
    platform: read("platform", PROOF_CHOICES.platform),
    theme: read("theme", PROOF_CHOICES.theme),
    text: read("text", PROOF_CHOICES.text),
    direction: read("direction", PROOF_CHOICES.direction),
    width: read("width", PROOF_CHOICES.width),
    view: read("view", PROOF_CHOICES.view),
  };
}

/** The axes that differ from the default: "platform=ios,web&text=default". */
export const formatAxes = (axes: ProofAxes): string =>
  AXIS_NAMES.filter((axis) => !isSame(axes[axis], DEFAULT_AXES[axis]))
    .map((axis) => `${axis}=${axes[axis].join(",")}`)
    .join("&");

/** Toggles one choice; the last choice of an axis stays. */
export function toggleChoice(axes: ProofAxes, axis: ProofAxis, choice: string): ProofAxes {
  const chosen: readonly string[] = axes[axis];
  const wanted = (one: string) => (one === choice ? !chosen.includes(one) : chosen.includes(one));
  const next = PROOF_CHOICES[axis].filter(wanted);
  return next.length === 0 ? axes : { ...axes, [axis]: next };
}

const OWN_WIDTH: Record<Look["platform"], Look["width"]> = { android: "phone", ios: "phone", web: "web" };
const WIDTHS = ["narrow", "phone", "web"] as const satisfies readonly Look["width"][];

/** Every look that a sheet can have, created once, so that the same look is the same object. */
const LOOKS: readonly Look[] = PROOF_CHOICES.platform.flatMap((platform) =>
  PROOF_CHOICES.theme.flatMap((theme) =>
    PROOF_CHOICES.text.flatMap((text) =>
      PROOF_CHOICES.direction.flatMap((direction) =>
        WIDTHS.map((width): Look => ({ platform, theme, text, direction, width })),
      ),
    ),
  ),
);

const includes = (choices: readonly string[], choice: string) => choices.includes(choice);

/** The looks of a sheet in drawing order; a width named twice is drawn once. */
export const findLooks = (axes: ProofAxes): readonly Look[] =>
  LOOKS.filter(
    (look) =>
      includes(axes.platform, look.platform) &&
      includes(axes.theme, look.theme) &&
      includes(axes.text, look.text) &&
      includes(axes.direction, look.direction) &&
      (includes(axes.width, look.width) ||
        (includes(axes.width, "own") && look.width === OWN_WIDTH[look.platform])),
  );

/** A look's element ID, the same on every sheet. */
export const toCellId = ({ platform, theme, text, direction, width }: Look): string =>
  ["proof", platform, theme, text, direction, width].join("-");

const isOwnWidth = (look: Look): boolean => look.width === OWN_WIDTH[look.platform];

type Words = { [A in ProofAxis]: { name: string; choices: Record<ProofAxes[A][number], string> } };

/** Each axis and its choices as the page's controls name them. */
export const AXIS_WORDS: Words = {
  platform: { name: "Platform", choices: { android: "Android", ios: "iOS", web: "Web" } },
  theme: { name: "Theme", choices: { page: "As the page", light: "Light", dark: "Dark" } },
  text: {
    name: "Text size",
    choices: { small: "Small", default: "Default", large: "Large", largest: "Largest" },
  },
  direction: {
    name: "Direction",
    choices: { content: "By content", ltr: "Left to right", rtl: "Right to left" },
  },
  width: {
    name: "Width",
    choices: { own: "Platform’s own", narrow: "Narrow phone", phone: "Phone", web: "Web" },
  },
  view: { name: "View", choices: { chat: "Chat", list: "Open list" } },
};

const toLower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

/**
 * A look in words: "iOS, dark, largest text, right to left"; a width only if not the platform's
 * own.
 */
export function toLookName(look: Look): string {
  const { platform, theme, text, direction, width } = AXIS_WORDS;
  return [
    platform.choices[look.platform],
    toLower(theme.choices[look.theme]),
    `${toLower(text.choices[look.text])} text`,
    toLower(direction.choices[look.direction]),
    ...(isOwnWidth(look) ? [] : [`${toLower(width.choices[look.width])} width`]),
  ].join(", ");
}

/** An axis and what is chosen on it: "Text size: Default, Largest". */
export function toAxisLine(axes: ProofAxes, axis: ProofAxis): string {
  const { name, choices } = AXIS_WORDS[axis];
  const named: Readonly<Record<string, string>> = choices;
  return `${name}: ${axes[axis].map((choice) => named[choice]).join(", ")}`;
}

/** Keep the fragment, which may carry the message; replace, so that Back leaves the sheet. */
function writeToUrl(axes: ProofAxes) {
  const words = formatAxes(axes);
  history.replaceState(null, "", `${location.pathname}${words && `?${words}`}${location.hash}`);
}

/** The axes in the URL, and a toggle that also updates the URL. Browser only. */
export function useAxes(): [ProofAxes, (axis: ProofAxis, choice: string) => void] {
  const [axes, setAxes] = useState(() => parseAxes(new URLSearchParams(location.search)));
  const toggle = (axis: ProofAxis, choice: string) => {
    const next = toggleChoice(axes, axis, choice);
    setAxes(next);
    writeToUrl(next);
  };
  return [axes, toggle];
}
