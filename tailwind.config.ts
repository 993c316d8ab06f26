import type { Config } from "tailwindcss";
import plugin from "tailwindcss/plugin";
import { toLookRules } from "./components/preview/look-rules";

/** The preview's type sizes, which its table of looks defines. */
const chatType = (name: string): [string, string] => [`var(--chat-${name})`, `var(--chat-${name}-line)`];

/** Utility names for the roles that app/globals.css defines for both themes. */
const role = (name: string) => `var(--${name})`;

export default {
  content: ["./app/**/*.tsx", "./components/**/*.tsx"],
  theme: {
    // In em, because larger text leaves less room.
    screens: { two: "47.5em", medium: "51.25em", wide: "75em", pair: "90em" },
    colors: {
      transparent: "transparent",
      current: "currentColor",
      page: role("page"),
      panel: role("panel"),
      sunk: role("sunk"),
      line: role("line"),
      "line-strong": role("line-strong"),
      control: role("control"),
      rail: role("rail"),
      canvas: role("canvas"),
      hover: role("hover"),
      ink: role("ink"),
      soft: role("soft"),
      faint: role("faint"),
      accent: role("accent"),
      "accent-ink": role("accent-ink"),
      "accent-strong": role("accent-strong"),
      "accent-wash": role("accent-wash"),
      warn: role("warn"),
      "warn-wash": role("warn-wash"),
      bad: role("bad"),
      "bad-wash": role("bad-wash"),
      read: role("read"),
      ring: role("ring"),
      chat: {
        wall: role("chat-wall"),
        in: role("chat-in"),
        out: role("chat-out"),
        quote: role("chat-quote"),
        head: role("chat-head"),
        ink: role("chat-ink"),
        muted: role("chat-muted"),
        link: role("chat-link"),
        line: role("chat-line"),
        icon: role("chat-icon"),
        accent: role("chat-accent"),
        sheet: role("chat-sheet"),
        group: role("chat-group"),
        heading: role("chat-heading"),
      },
    },
    fontFamily: {
      sans: ["var(--font-geist-sans)", "system-ui", "sans-serif"],
      mono: ["var(--font-geist-mono)", "ui-monospace", "monospace"],
      chat: "var(--chat-font)",
      "chat-mono": "var(--chat-mono)",
    },
    fontSize: {
      body: ["0.875rem", "1.25rem"],
      label: ["0.8125rem", "1.25rem"],
      note: ["0.78125rem", "1.125rem"],
      title: ["1.25rem", "1.75rem"],
      "chat-body": chatType("body"),
      "chat-small": chatType("small"),
      "chat-time": chatType("time"),
      "chat-emoji": chatType("emoji"),
      "chat-name": chatType("name"),
      "chat-sheet-title": chatType("sheet-title"),
      "chat-section": chatType("section"),
      "chat-row": chatType("row"),
      "chat-label": chatType("label"),
    },
  },
  plugins: [plugin(({ addBase }) => addBase(toLookRules()))],
} satisfies Config;
