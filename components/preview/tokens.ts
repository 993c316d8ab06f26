/** An SVG as an inline CSS image. Its colours are fixed: an image doesn't know the page's theme. */
const toImage = (svg: string): string =>
  `url("data:image/svg+xml,${svg.replaceAll("#", "%23").replaceAll('"', "'")}")`;

const draw = (size: number, attributes: string, content: string) =>
  toImage(
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${size} ${size}' width='${size}' height='${size}' ${attributes}>${content}</svg>`,
  );

/** A stroke in a box of 24 as a mask, through which the background's colour shows. */
const drawMask = (path: string, width = 2): string =>
  draw(
    24,
    `fill='none' stroke='#000' stroke-width='${width}' stroke-linecap='round' stroke-linejoin='round'`,
    `<path d='${path}'/>`,
  );

/** Menuet's own pattern of kitchen and counter items, in a grey that is faint on light and dark. */
const drawWallpaper = (): string =>
  draw(
    160,
    "fill='none' stroke='#808080' stroke-opacity='.11' stroke-width='1' stroke-linecap='round' stroke-linejoin='round'",
    [
      // A cup, a leaf, a note, a bubble.
      "<path d='M10 14h11v6a5.5 5.5 0 0 1-11 0zM21 15.5h2a2.300 2.300 0 0 1 0 4.600h-2M9 28h13'/>",
      "<path d='M54 30c0-9 6-14 15-14 0 9-6 14-15 14zM54 30l7-6'/>",
      "<path d='M96 28V14l9-2v13M96 28a2.400 2 0 1 1-2.400-2M105 25a2.400 2 0 1 1-2.400-2'/>",
      "<path d='M132 14h15a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-9l-4 3.5V26h-2a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2z'/>",
      // A star, a clock, a fork, an envelope.
      "<path d='M26 52l2.200 4.600 5 .7-3.600 3.5.9 5-4.5-2.400-4.5 2.400.9-5-3.600-3.5 5-.7z'/>",
      "<circle cx='77' cy='60' r='7'/><path d='M77 56v4.200l2.800 1.600'/>",
      "<path d='M112 50v6M115 50v6M118 50v6M112 56a3 3 0 0 0 6 0M115 59v9'/>",
      "<path d='M138 52h14v10h-14zM138 52.5l7 5.5 7-5.5'/>",
      // A plate, a drop, a heart, a tag.
      "<circle cx='16' cy='98' r='7.5'/><circle cx='16' cy='98' r='4'/>",
      "<path d='M54 90c3.400 4.200 5 6.800 5 9a5 5 0 0 1-10 0c0-2.200 1.600-4.800 5-9z'/>",
      "<path d='M95 104c-5-3.600-7-6-7-8.5a3.5 3.5 0 0 1 7-1 3.5 3.5 0 0 1 7 1c0 2.5-2 4.900-7 8.5z'/>",
      "<path d='M130 92h7l7 7-7 7-7-7zM133.5 95.5h.1'/>",
      // A lemon, a spoon, a sprig, a ring.
      "<circle cx='36' cy='138' r='7'/><path d='M36 131v14M29 138h14'/>",
      "<path d='M76 129a3 3.800 0 1 0 .1 0zM76 137v11'/>",
      "<path d='M112 148c0-8 2-13 7-17M112 142c-4 0-6-2-6-5 4 0 6 2 6 5zM114 137c4 0 6-2 6-5-4 0-6 2-6 5z'/>",
      "<circle cx='146' cy='138' r='3'/><circle cx='46' cy='74' r='1'/><circle cx='4' cy='60' r='1'/><circle cx='94' cy='80' r='1'/><circle cx='152' cy='116' r='1'/><circle cx='58' cy='150' r='1'/><circle cx='8' cy='122' r='1'/>",
    ].join(""),
  );

/** The status bar's signal, Wi-Fi and battery, as a mask. */
const STATUS_SIGNS = toImage(
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 54 12' width='54' height='12' fill='#000'>" +
    "<path d='M0 8.5h2.5V12H0zM4 6h2.5v6H4zM8 3h2.5v9H8zM12 0h2.5v12H12z'/>" +
    "<path d='M26 2.200c2.5 0 4.800 1 6.5 2.600l1.200-1.300A11 11 0 0 0 26 .4a11 11 0 0 0-7.700 3.100l1.200 1.300A9.400 9.400 0 0 1 26 2.200zm0 4c1.400 0 2.700.6 3.700 1.5l1.200-1.300A7 7 0 0 0 26 4.400a7 7 0 0 0-4.900 2l1.200 1.300c1-.9 2.300-1.5 3.700-1.5zm-2 3.200L26 11.600l2-2.200a2.900 2.900 0 0 0-4 0z'/>" +
    "<path d='M38 1.5A1.5 1.5 0 0 1 39.5 0h11A1.5 1.5 0 0 1 52 1.5v9a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 38 10.5zm1.200.2v8.600c0 .3.200.5.5.5h10.600c.3 0 .5-.2.5-.5V1.700a.5.5 0 0 0-.5-.5H39.700a.5.5 0 0 0-.5.5zM40.5 2.5h6.5v7h-6.5zM53 4h1v4h-1z'/></svg>",
);
/** A face, in a grey that is visible on light and dark. */
const FACE = draw(
  24,
  "fill='none' stroke='#7c8b94' stroke-width='1.8' stroke-linecap='round'",
  "<circle cx='12' cy='12' r='9'/><path d='M8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5h.01M15 9.5h.01'/>",
);
const MICROPHONE = draw(
  24,
  "fill='none' stroke='#fff' stroke-width='2' stroke-linecap='round'",
  "<path d='M12 4a2.5 2.5 0 0 0-2.5 2.5v5a2.5 2.5 0 0 0 5 0v-5A2.5 2.5 0 0 0 12 4zM6.5 11.5a5.5 5.5 0 0 0 11 0M12 17v3'/>",
);

/**
 * Where a value is from: open-source clones of WhatsApp Web, a phone, or our reading of the rest.
 */
export type LookSource = "clone" | "phone" | "ours";
/** A colour per theme, a type size and line height in px at default text size, or plain CSS. */
export type TokenValue = { light: string; dark: string } | { px: number; line: number } | string;
export type Reading = { value: TokenValue; source: LookSource };
export type Platform = "android" | "ios" | "web";
export type Token = { what: string } & Readonly<Record<Platform, Reading>>;

const clone = (value: TokenValue): Reading => ({ value, source: "clone" });
const seen = (value: TokenValue): Reading => ({ value, source: "phone" });
const ours = (value: TokenValue): Reading => ({ value, source: "ours" });
const both = (light: string, dark: string) => ({ light, dark });
const type = (px: number, line: number) => ({ px, line });
const by = (what: string, android: Reading, ios: Reading, web: Reading): Token => ({
  what,
  android,
  ios,
  web,
});
/** As measured on Web; our reading on phones. */
const asWeb = (what: string, value: TokenValue, ios = value): Token =>
  by(what, ours(value), ours(ios), clone(value));
/** Our reading on every platform. */
const read = (what: string, android: TokenValue, ios = android, web = android): Token =>
  by(what, ours(android), ours(ios), ours(web));

const FONT = "var(--font-geist-sans), system-ui, sans-serif";
const BACK = "M15 6l-6 6 6 6";
const ARROW = "M20 12H5M11 6l-6 6 6 6";
const PATTERN = drawWallpaper();

/**
 * All differences between platforms, each with its source, as `--chat-<name>` (look-rules.ts).
 * Measured colours that are too faint for small text were adjusted, so those count as ours.
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
  "status-size": read("Status bar's height", "26px", "30px", "0px"),
  "status-time": read("Status bar's clock", '"12:04"', '"12:04"', "none"),
  "status-signs": read("Signal, Wi-Fi and battery", STATUS_SIGNS, STATUS_SIGNS, "none"),
  day: read("Day chip", both("#ffffff", "#182229"), both("#ffffff", "#1f1f22")),
  input: read("Input bar", both("#ffffff", "#1f2c34"), both("#ffffff", "#1c1c1e")),
  "input-face": read("Face in the input bar", FACE),
  send: read("Microphone's button", both("#00886f", "#00a884"), both("#007a6c", "#00a884")),
  microphone: read("Microphone", MICROPHONE),
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
    `"Roboto Variable", Roboto, ${FONT}`,
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
    both("#dcd7d1", "#46413c"),
    both("#dcd7d1", "#46413c"),
    "#a8a29e80",
  ),
  "frame-width": read("Frame's width", "5px", "5px", "1px"),
  "frame-radius": read("Frame's radius", "34px", "44px", "12px"),
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
  "description-lines": by("Description's lines in the sheet", seen("2"), seen("2"), ours("2")),
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

/** The scale of the chat's type against the platform's default; our reading of the settings. */
export const TEXT_SCALES = {
  android: { small: 0.85, default: 1, large: 1.15, largest: 1.3 },
  ios: { small: 0.88, default: 1, large: 1.18, largest: 1.35 },
  web: { small: 0.9, default: 1, large: 1.25, largest: 1.5 },
} as const;

/** Screen widths in px, without the frame. Our choice: narrowest phone, usual phone, Web's chat. */
export const SCREEN_WIDTHS = { narrow: 320, phone: 360, web: 640 } as const;
