/**
 * The axes on which one message can look different, each with its choices, the default first.
 * `theme: page` follows the page around it; `direction: content` lets each text go the way of its
 * first letter.
 */
export const LOOK_AXES = {
  platform: ["android", "ios", "web"],
  theme: ["page", "light", "dark"],
  text: ["default", "small", "large", "largest"],
  direction: ["content", "ltr", "rtl"],
  width: ["phone", "narrow", "web"],
} as const;

export type LookAxis = keyof typeof LOOK_AXES;
/** How a message is looked at: one choice on each axis. */
export type Look = { readonly [A in LookAxis]: (typeof LOOK_AXES)[A][number] };

export const DEFAULT_LOOK: Look = {
  platform: "android",
  theme: "page",
  text: "default",
  direction: "content",
  width: "phone",
};

const AXES = Object.keys(LOOK_AXES) as LookAxis[];

const readChoice = <C extends string>(choices: readonly C[], text: string | null): C | undefined =>
  choices.find((choice) => choice === text);

/**
 * A look from an address's or a store's words; what is missing or unknown on an axis is that of
 * `base`.
 */
export function parseLook(words: URLSearchParams, base: Look = DEFAULT_LOOK): Look {
  return {
    platform: readChoice(LOOK_AXES.platform, words.get("platform")) ?? base.platform,
    theme: readChoice(LOOK_AXES.theme, words.get("theme")) ?? base.theme,
    text: readChoice(LOOK_AXES.text, words.get("text")) ?? base.text,
    direction: readChoice(LOOK_AXES.direction, words.get("direction")) ?? base.direction,
    width: readChoice(LOOK_AXES.width, words.get("width")) ?? base.width,
  };
}

/**
 * The words of a look that differ from the default, in the order of the axes:
 * "platform=ios&text=largest".
 */
export function formatLook(look: Look): string {
  const own = AXES.filter((axis) => look[axis] !== DEFAULT_LOOK[axis]);
  return new URLSearchParams(own.map((axis) => [axis, look[axis]])).toString();
}
