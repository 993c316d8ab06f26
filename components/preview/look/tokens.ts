import { drawMask, drawWallpaper } from "./drawing";

/** Who says so: measured in open-source clones of WhatsApp Web, or our reading where nothing was measured. */
export type LookSource = "clone" | "ours";
/** A colour in both themes; a size of type in px at the default text size with its line's height; or CSS as it stands. */
export type TokenValue = { light: string; dark: string } | { px: number; line: number } | string;
export type Reading = { value: TokenValue; source: LookSource };
export type Platform = "android" | "ios" | "web";
export type Token = { what: string } & Readonly<Record<Platform, Reading>>;

const clone = (value: TokenValue): Reading => ({ value, source: "clone" });
const ours = (value: TokenValue): Reading => ({ value, source: "ours" });
const both = (light: string, dark: string) => ({ light, dark });
const type = (px: number, line: number) => ({ px, line });
const by = (what: string, android: Reading, ios: Reading, web: Reading): Token => ({
  what,
  android,
  ios,
  web,
});
/** As Web's, measured; on the phones it is a reading. */
const asWeb = (what: string, value: TokenValue, ios = value): Token =>
  by(what, ours(value), ours(ios), clone(value));
/** Our reading everywhere. */
const read = (what: string, android: TokenValue, ios = android, web = android): Token =>
  by(what, ours(android), ours(ios), ours(web));

const FONT = "var(--font-geist-sans), system-ui, sans-serif";
const BACK = "M15 6l-6 6 6 6";
const ARROW = "M20 12H5M11 6l-6 6 6 6";
const PATTERN = drawWallpaper();

/**
 * All that differs between the platforms, each value with who says so. It becomes the custom properties `--chat-<name>`
 * (look-rules.ts), so no component asks which platform it draws. Measured greys and accents that are too faint for small
 * text gave way to darker or lighter ones, which makes those values ours.
 */
export const TOKENS = {
  wall: asWeb("Wallpaper", both("#efeae2", "#0b141a"), both("#efe8de", "#0a0a0b")),
  pattern: read("Wallpaper's pattern, drawn by us", PATTERN),
  in: asWeb("Bubble of the business", both("#ffffff", "#202c33"), both("#ffffff", "#242427")),
  out: asWeb("Bubble of the customer", both("#d9fdd3", "#005c4b"), both("#dcf7c8", "#10493a")),
  quote: by(
    "Quote in the business's bubble",
    ours(both("#f5f6f6", "#1a252b")),
    ours(both("#f3f3f5", "#19191b")),
    ours(both("#f5f6f6", "#1a252b")),
  ),
  "quote-out": read(
    "Quote in the customer's bubble",
    both("#d1f4cc", "#025144"),
    both("#cdeeb9", "#0c3b2f"),
    both("#d1f4cc", "#025144"),
  ),
  head: by(
    "Header bar",
    ours(both("#ffffff", "#1f2c34")),
    ours(both("#f7f6f4", "#1c1c1e")),
    clone(both("#f0f2f5", "#202c33")),
  ),
  "head-rule": read("Line under the header bar", "transparent", both("#dbd9d6", "#2e2e31"), "transparent"),
  sheet: read(
    "Sheet or dialog",
    both("#ffffff", "#111b21"),
    both("#f2f2f6", "#1c1c1e"),
    both("#ffffff", "#111b21"),
  ),
  group: read("A section's rows", "transparent", both("#ffffff", "#2a2a2d"), "transparent"),
  ink: asWeb("Text", both("#111b21", "#e9edef"), both("#0b0b0c", "#f4f4f5")),
  muted: read("Small text and time", both("#5b6b74", "#a3b1b9"), both("#626268", "#a9a9b0")),
  link: read("Link", both("#026a97", "#53bdeb"), both("#0062bd", "#5ab4ff")),
  line: by(
    "Rules and borders",
    ours(both("#e9edef", "#2f3b43")),
    ours(both("#e3e3e6", "#3a3a3d")),
    ours(both("#e9edef", "#2f3b43")),
  ),
  icon: asWeb("Icons", both("#54656f", "#aebac1"), both("#5e5e64", "#b4b4ba")),
  accent: read("Button, quote's author", both("#00735a", "#25c9a0"), both("#00734a", "#3ad29a")),
  "out-muted": read("Small text in the customer's bubble", both("#4d6157", "#c3dbd3")),
  "out-accent": read("Quote's author in the customer's bubble", both("#006b53", "#4fe0bb")),
  heading: read(
    "Section heading",
    both("#00735a", "#25c9a0"),
    both("#626268", "#a9a9b0"),
    both("#00735a", "#25c9a0"),
  ),
  "send-ink": read("Send's word", both("#ffffff", "#0b1d18")),
  ticks: asWeb("Read ticks", both("#53bdeb", "#53bdeb")),
  "ticks-shape": read("Shape of the ticks", drawMask("M2 13l4 4L15 7M10 16l1 1L21 7")),
  shadow: asWeb("Bubble's shadow", "0 1px 0.5px rgb(11 20 26 / 0.13)"),

  radius: by("Bubble's radius", ours("12px"), ours("17px"), clone("7.5px")),
  "corner-top": read("Radius at a tail above", "0px", "17px", "0px"),
  "corner-bottom": read("Radius at a tail below", "12px", "0px", "7.5px"),
  "tail-top": read("Tail at the first line", '""', "none", '""'),
  "tail-bottom": read("Tail at the last line", "none", '""', "none"),
  pad: by("Bubble's padding", ours("6px 9px 8px"), ours("7px 11px 8px"), clone("6px 9px 8px 7px")),
  "bubble-width": by("Bubble's width at most", ours("82%"), ours("80%"), clone("65%")),
  "quote-bar": read("Bar beside a quote", "4px", "3px", "4px"),

  font: read(
    "Type family",
    `Roboto, ${FONT}`,
    `-apple-system, BlinkMacSystemFont, ${FONT}`,
    `"Segoe UI", ${FONT}`,
  ),
  mono: read("Monospaced family", "ui-monospace, monospace", "ui-monospace, Menlo, monospace"),
  body: by("Text", ours(type(16, 21)), ours(type(16.5, 21)), clone(type(14.2, 19))),
  small: read("Footer, quote and description", type(14, 19), type(14, 18), type(13, 18)),
  time: by("Time", ours(type(11.5, 15)), ours(type(11, 14)), clone(type(11, 15))),
  emoji: read("One to three emoji alone", type(38, 46), type(42, 50), type(34, 42)),
  name: read("Name in the header bar", type(17, 22), type(16, 20), type(16, 21)),
  "sheet-title": read("Sheet's title", type(18, 24), type(16.5, 22), type(18, 24)),
  section: read("Section heading", type(14, 20), type(13.5, 18), type(14, 20)),
  row: read("Row's title", type(16, 21), type(16.5, 21), type(15.5, 21)),
  label: read("Button and Send", type(15.5, 20), type(16.5, 21), type(14.2, 19)),

  frame: read(
    "Frame around the picture",
    both("#1c1917", "#1c1917"),
    both("#1c1917", "#1c1917"),
    "#a8a29e80",
  ),
  "frame-width": read("Frame's width", "7px", "7px", "1px"),
  "frame-radius": read("Frame's radius", "32px", "42px", "12px"),
  back: read("Back in the header bar", drawMask(ARROW), drawMask(BACK), "none"),
  "back-size": read("Back's size", "1.375em", "1.5em", "0px"),

  "sheet-align": read("Sheet at the bottom or dialog in the middle", "end", "end", "center"),
  "sheet-width": read("Sheet's width at most", "none", "none", "26rem"),
  "sheet-inset": read("Room beside the sheet", "0px", "0px", "20px"),
  "sheet-radius": read("Sheet's radius", "18px 18px 0 0", "13px 13px 0 0", "10px"),
  "sheet-from": read("Where the sheet comes from", "0 100%", "0 100%", "0 12px"),
  "close-order": read("Close before or after the title", "0", "1", "0"),
  "title-align": read("Sheet's title", "start", "center", "start"),
  "group-radius": read("Radius around a section's rows", "0px", "11px", "0px"),
  "group-margin": read("Room beside a section's rows", "0px", "16px", "0px"),
  "row-rule": read("Line between rows", "transparent", both("#e3e3e6", "#3a3a3d"), "transparent"),
  "radio-order": asWeb("Radio after the row's words", "1"),
  "radio-size": read("Radio", "20px", "22px", "20px"),
  "radio-ring": read("Radio's ring", "2px", "1.5px", "2px"),
  "radio-mark": read(
    "Radio's mark",
    "radial-gradient(circle, #000 0 32%, transparent 34%)",
    drawMask("M5 12.5l4.5 4.5L19 7.5", 3),
    "radial-gradient(circle, #000 0 32%, transparent 34%)",
  ),
  "send-width": read("Send's width", "100%", "100%", "auto"),
  "send-radius": read("Send's radius", "99px", "12px", "99px"),
} satisfies Record<string, Token>;

export type TokenName = keyof typeof TOKENS;

/** How much larger or smaller all type of the chat is than at the platform's default. Our reading of the systems' settings. */
export const TEXT_SCALES = {
  android: { small: 0.85, default: 1, large: 1.15, largest: 1.3 },
  ios: { small: 0.88, default: 1, large: 1.18, largest: 1.35 },
  web: { small: 0.9, default: 1, large: 1.25, largest: 1.5 },
} as const;

/** The screen's width in px, without the frame. Our choice: the narrowest and the usual phone, and a chat pane of the Web. */
export const SCREEN_WIDTHS = { narrow: 320, phone: 360, web: 640 } as const;
