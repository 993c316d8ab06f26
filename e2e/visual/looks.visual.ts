import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test as base } from "@playwright/test";
import { formatLook, type Look } from "@/components/preview/look";
import { formatShareFragment } from "@/lib/message/codecs/share-fragment";
import { formatShareCode } from "@/lib/message/codecs/share-code";
import type { DraftForm } from "@/lib/message/draft";
import { toCellId } from "@/components/proof/proof-axes";
import { explainFonts, type Fonts, FONTS_FILE, measureFonts, readTakenFonts } from "./fonts";
import { VISUAL_CASES } from "./visual-cases";

type Comparison = { here: Fonts; taken: Fonts | null };

const test = base.extend<object, { fonts: Comparison }>({
  // Read once per worker, before an update overwrites the baselines' fonts.
  fonts: [
    async ({ browser }, use, { config }) => {
      const taken = readTakenFonts();
      const page = await browser.newPage({ baseURL: config.projects[0]?.use.baseURL });
      await page.goto("/");
      const here = await measureFonts(page);
      await page.close();
      if (config.updateSnapshots === "all") {
        mkdirSync(path.dirname(FONTS_FILE), { recursive: true });
        writeFileSync(FONTS_FILE, `${JSON.stringify(here, null, 2)}\n`);
      }
      await use({ here, taken: config.updateSnapshots === "all" ? here : taken });
    },
    { scope: "worker" },
  ],
});

/** The URL of a proof sheet with one look. */
async function toAddress(form: DraftForm, look: Look): Promise<string> {
  const writing = await formatShareCode(form);
  if (!writing.ok) throw new Error(writing.why);
  const words = new URLSearchParams({ ...look });
  return `/proof?${words}${formatShareFragment(writing.code)}`;
}

for (const { name, example, look, probes } of VISUAL_CASES) {
  test(`${example.name}: ${formatLook(look)}`, async ({ page, fonts }) => {
    const why = explainFonts(fonts.taken, fonts.here, probes);
    // Other fonts make screenshots meaningless; `npm test` reports what is skipped, and why.
    test.skip(why !== null, why ?? "");
    await page.goto(await toAddress(example.form, look));
    await expect(page.getByRole("region", { name: "Cut or wrapped" }).getByRole("status")).toHaveText(
      /looks?$/,
    );
    await page.evaluate(() => document.fonts.ready);
    await expect(page.locator(`#${toCellId(look)}`)).toHaveScreenshot(`${name}.png`);
  });
}
