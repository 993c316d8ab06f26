import type { Page } from "@playwright/test";
import { findAxeViolations } from "@/e2e/fixtures/axe";
import { expect, test } from "@/e2e/pages/composer-page";

const saved = (page: Page) =>
  expect(page.getByTitle("Saved in this browser")).toHaveAttribute("aria-busy", "false");

type Waiting = typeof window & { goOn: () => void };
/** Stops the tab's timers, as a browser does with a sleeping tab. */
const stand = (page: Page) =>
  page.evaluate(() => {
    const { setTimeout } = window;
    const waiting: (() => void)[] = [];
    const sleep = (run: () => void) => -waiting.push(run);
    const goOn = () => {
      Object.assign(window, { setTimeout });
      waiting.forEach((run) => run());
    };
    Object.assign(window, { setTimeout: sleep, goOn });
  });
const goOn = (page: Page) => page.evaluate(() => (window as Waiting).goOn());

test.describe("two tabs on one draft", () => {
  const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
  const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
  const notice = (page: Page) => page.getByRole("alert").filter({ hasText: "changed in another tab" });

  for (const choice of ["Use the other tab’s version", "Keep mine"] as const)
    test(`both changed at once: “${choice}”, and neither state is lost`, async ({
      composer,
      page,
      context,
    }) => {
      await composer.open();
      await field(page, "Body").fill("Both know this");
      await saved(page);
      const other = await context.newPage();
      await other.goto("/");
      await expect(field(other, "Body")).toHaveValue("Both know this");
      // The first tab sleeps with an unsaved key, as a background tab may.
      await stand(page);
      await field(page, "Body").fill("Mine");
      await field(other, "Body").fill("Theirs");
      await expect(notice(page)).toBeVisible();
      await goOn(page);
      await field(page, "Footer").fill("Mine as well");
      expect(await page.evaluate(() => localStorage.getItem("menuet.draft"))).toContain("Theirs");
      await page.waitForFunction(() => localStorage.getItem("menuet.held")?.includes("Mine as well"));
      expect(await findAxeViolations(page)).toEqual([]);

      await press(page, choice);
      await expect(notice(page)).toBeHidden();
      const isTaken = choice !== "Keep mine";
      await expect(field(page, "Body")).toHaveValue(isTaken ? "Theirs" : "Mine");
      await expect(field(other, "Body")).toHaveValue(isTaken ? "Theirs" : "Mine");
      await expect(field(other, "Footer")).toHaveValue(isTaken ? "" : "Mine as well");
      await press(page, "Undo");
      await expect(field(page, "Body")).toHaveValue(isTaken ? "Mine" : "Theirs");
      expect(await page.evaluate(() => localStorage.getItem("menuet.held"))).toBeNull();
    });

  test("a tab that is closed before the choice loses nothing", async ({ composer, page, context }) => {
    await composer.open();
    await field(page, "Body").fill("Both know this");
    await saved(page);
    const other = await context.newPage();
    await other.goto("/");
    await expect(field(other, "Body")).toHaveValue("Both know this");
    await stand(page);
    await field(page, "Body").fill("Mine, never chosen");
    await field(other, "Body").fill("Theirs");
    await expect(notice(page)).toBeVisible();
    await page.close();
    await other.reload();
    await expect(field(other, "Body")).toHaveValue("Theirs");
    await press(other, "Undo");
    await expect(field(other, "Body")).toHaveValue("Mine, never chosen");
  });
});
