import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Everything that axe finds on the page as it stands, a line each. */
async function findAsItStands(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = window as unknown as typeof window & {
      axe: {
        run: () => Promise<{
          violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
        }>;
      };
    };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ""}`),
    );
  });
}

const MOST_MOTION_MS = 1_000;

/** What is on its way, to its place or to the colours of another theme, is judged where it comes to rest. */
const settle = (page: Page) =>
  page.evaluate((mostMs) => {
    const ends = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
      .map(({ finished }) => finished);
    // What is out of sight is not drawn, and its motion never ends.
    const late = new Promise((resolve) => setTimeout(resolve, mostMs));
    return Promise.race([Promise.allSettled(ends).then(() => null), late.then(() => null)]);
  }, MOST_MOTION_MS);

/** Everything that axe finds on the page, a line each: in light, and then in dark, in which it is left. */
export async function findAxeViolations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await settle(page);
    found.push(...(await findAsItStands(page)).map((line) => `${colorScheme}: ${line}`));
  }
  return found;
}
