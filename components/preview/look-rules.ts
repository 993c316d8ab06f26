import { LOOK_AXES } from "./look";
import { type Platform, SCREEN_WIDTHS, TEXT_SCALES, TOKENS, type TokenValue } from "./tokens";

const PX_PER_REM = 16;

/** A token as custom properties; type sizes follow the chat's text size and the page's. */
function toProperties(name: string, value: TokenValue): [string, string][] {
  if (typeof value === "string") return [[`--chat-${name}`, value]];
  if ("light" in value) return [[`--chat-${name}`, `light-dark(${value.light}, ${value.dark})`]];
  return [
    [`--chat-${name}`, `calc(${value.px / PX_PER_REM}rem * var(--chat-scale))`],
    [`--chat-${name}-line`, `calc(${value.line / PX_PER_REM}rem * var(--chat-scale))`],
  ];
}

const toPlatformRule = (platform: Platform) =>
  Object.fromEntries([
    ["--chat-scale", "1"],
    ...Object.entries(TOKENS).flatMap(([name, token]) => toProperties(name, token[platform].value)),
  ]);

/** The tokens as CSS for `data-platform`, `data-text` and `data-width`; Android outside a chat. */
export function toLookRules(): Record<string, Record<string, string>> {
  const platforms = LOOK_AXES.platform.map((platform) => [
    `${platform === LOOK_AXES.platform[0] ? ":root, " : ""}[data-platform="${platform}"]`,
    toPlatformRule(platform),
  ]);
  const texts = LOOK_AXES.platform.flatMap((platform) =>
    LOOK_AXES.text.map((text) => [
      `[data-platform="${platform}"][data-text="${text}"]`,
      { "--chat-scale": String(TEXT_SCALES[platform][text]) },
    ]),
  );
  const widths = LOOK_AXES.width.map((width) => [
    `[data-width="${width}"]`,
    { "--chat-width": `calc(${SCREEN_WIDTHS[width]}px + 2 * var(--chat-frame-width))` },
  ]);
  return Object.fromEntries([...platforms, ...texts, ...widths]);
}
