import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";

/**
 * Texts that tell fonts apart, one per script in the baselines.
 * No Devanagari or CJK: `npm test` doesn't install their fonts, which are larger than the browser.
 */
export const PROBES = {
  latin: "Quick menus, 0123456789",
  mono: "code {0} 1lI|",
  emoji: "🍔👩‍⚕️🇿🇦❤️‍🔥✅",
  arabic: "قائمة الطعام",
} as const;
export type Probe = keyof typeof PROBES;

/** A probe's width in px, and each channel's mean of 255, drawn on white. */
export type Print = { width: number; red: number; green: number; blue: number };
export type Fonts = { chromium: string; prints: Record<Probe, Print> };

/** Relative to the project's root, where all its commands run. */
export const FONTS_FILE = path.resolve("e2e/visual/baselines/fonts.json");

/** Different smoothing stays within these limits, but another font does not. */
const MOST = { width: 1, channel: 4 };

const isSame = (one: Print, other: Print): boolean =>
  Math.abs(one.width - other.width) <= MOST.width &&
  (["red", "green", "blue"] as const).every(
    (channel) => Math.abs(one[channel] - other[channel]) <= MOST.channel,
  );

/** The probes that look different here than where the baselines were taken. */
export const findOtherFonts = (taken: Fonts, here: Fonts, probes: readonly Probe[]): Probe[] =>
  probes.filter((probe) => !isSame(taken.prints[probe], here.prints[probe]));

/** Why screenshots can't be compared here; null if they can. */
export function explainFonts(taken: Fonts | null, here: Fonts, probes: readonly Probe[]): string | null {
  if (!taken) return "No screenshots were accepted yet: run npm run test:visual -- --update.";
  const others = findOtherFonts(taken, here, probes);
  if (others.length === 0) return null;
  const widths = others.map(
    (probe) => `${probe} (${taken.prints[probe].width} px there, ${here.prints[probe].width} px here)`,
  );
  return `The fonts here are not those of the accepted screenshots: ${widths.join(", ")} differ. They were taken with Chromium ${taken.chromium}, here is ${here.chromium}; fonts-noto-color-emoji and fonts-dejavu were installed.`;
}

export function readTakenFonts(): Fonts | null {
  try {
    return JSON.parse(readFileSync(FONTS_FILE, "utf8")) as Fonts;
  } catch {
    return null;
  }
}

/** Measures how this browser draws the probes, with the fonts of the app's open page. */
export async function measureFonts(page: Page): Promise<Fonts> {
  const prints = await page.evaluate(async (probes) => {
    const families = getComputedStyle(document.body);
    const mono = families.getPropertyValue("--font-geist-mono");
    const measure = async (text: string, family: string) => {
      const font = `32px ${family}`;
      // Only the first family is the app's own; its fallbacks are local fonts, which may be
      // missing.
      await document.fonts.load(`32px ${family.split(",")[0]}`, text);
      const canvas = new OffscreenCanvas(600, 48);
      const context = canvas.getContext("2d", { willReadFrequently: true });
      if (!context) throw new Error("No canvas to measure on");
      context.fillStyle = "white";
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.fillStyle = "black";
      context.font = font;
      context.textBaseline = "middle";
      context.fillText(text, 0, 24);
      const { width } = context.measureText(text);
      const { data } = context.getImageData(0, 0, Math.ceil(width), 48);
      const mean = (channel: number) => {
        const values = data.filter((_, index) => index % 4 === channel);
        return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
      };
      return { width: Math.round(width), red: mean(0), green: mean(1), blue: mean(2) };
    };
    return {
      latin: await measure(probes.latin, families.fontFamily),
      mono: await measure(probes.mono, mono),
      emoji: await measure(probes.emoji, families.fontFamily),
      arabic: await measure(probes.arabic, families.fontFamily),
    };
  }, PROBES);
  return { chromium: page.context().browser()?.version().split(".")[0] ?? "unknown", prints };
}
