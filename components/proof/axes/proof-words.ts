import type { Look } from "@/components/preview/look/look";
import type { ProofAxes, ProofAxis } from "./proof-axes";
import { isOwnWidth } from "./proof-looks";

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

/** A look in words, the width only where it is not the platform's own: "iOS, dark, largest text, right to left". */
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
