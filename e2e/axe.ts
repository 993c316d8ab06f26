import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

type Axe = {
  run: (options: { runOnly?: readonly string[]; resultTypes: string[]; selectors: boolean }) => Promise<{
    violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
  }>;
};

/** What axe finds on the page as it stands, a line each. */
async function findAsItStands(page: Page, runOnly?: readonly string[]): Promise<string[]> {
  return page.evaluate(async (rules) => {
    const { axe } = window as unknown as { axe: Axe };
    // What is well, and a way to each element, nobody reads here: a fifth of its time.
    const options = { resultTypes: ["violations"], selectors: false };
    const { violations } = await axe.run(rules ? { ...options, runOnly: rules } : options);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ""}`),
    );
  }, runOnly);
}

const MOST_MOTION_MS = 1_000;

/** What is on its way, to its place or to the colours of another theme, is judged where it comes to rest. */
const settle = (page: Page) =>
  page.evaluate((mostMs) => {
    const ends = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
      // What is out of sight is not drawn, and its motion never ends.
      .filter(({ effect }) =>
        (effect as KeyframeEffect).target?.checkVisibility({ contentVisibilityAuto: true }),
      )
      .map(({ finished }) => finished);
    const late = new Promise((resolve) => setTimeout(resolve, mostMs));
    return Promise.race([Promise.allSettled(ends).then(() => null), late.then(() => null)]);
  }, MOST_MOTION_MS);

/** Between the themes nothing but colours differs. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** Everything that axe finds on the page, a line each: in light, and then in dark, in which it is left. */
export async function findAxeViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const found: string[] = [];
  for (const [colorScheme, rules] of [["light"], ["dark", OF_COLOURS]] as const) {
    await page.emulateMedia({ colorScheme });
    await settle(page);
    found.push(...(await findAsItStands(page, rules)).map((line) => `${colorScheme}: ${line}`));
  }
  return found;
}
