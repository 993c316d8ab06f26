/**
 * The axes of a message's look, each with its choices, the default first.
 * `theme: page` follows the page; `direction: content` follows each text's first letter.
 */
export const LOOK_AXES = {
  platform: ["android", "ios", "web"],
  theme: ["page", "light", "dark"],
  text: ["default", "small", "large", "largest"],
  direction: ["content", "ltr", "rtl"],
  width: ["phone", "narrow", "web"],
} as const;

export type LookAxis = keyof typeof LOOK_AXES;
/** One choice on each axis. */
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

/** Parses a look from a URL or store; what is missing or unknown comes from `base`. */
export function parseLook(words: URLSearchParams, base: Look = DEFAULT_LOOK): Look {
  return {
    platform: readChoice(LOOK_AXES.platform, words.get("platform")) ?? base.platform,
    theme: readChoice(LOOK_AXES.theme, words.get("theme")) ?? base.theme,
    text: readChoice(LOOK_AXES.text, words.get("text")) ?? base.text,
    direction: readChoice(LOOK_AXES.direction, words.get("direction")) ?? base.direction,
    width: readChoice(LOOK_AXES.width, words.get("width")) ?? base.width,
  };
}

/** The axes that differ from the default, in order: "platform=ios&text=largest". */
export function formatLook(look: Look): string {
  const own = AXES.filter((axis) => look[axis] !== DEFAULT_LOOK[axis]);
  return new URLSearchParams(own.map((axis) => [axis, look[axis]])).toString();
}
