import type { Locator, Page } from "@playwright/test";
import { findAxeViolations } from "./axe";
import { expect, test } from "./composer-page";

const status = (page: Page, words: string | RegExp): Locator =>
  page.getByRole("status").filter({ hasText: words });
const saved = (page: Page) => expect(page.getByText("Saved a moment ago")).toBeVisible();

type Waiting = typeof window & { goOn: () => void };
/** The tab's timers stand still, as in one that the browser has put to sleep. */
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

type Counting = typeof window & { draftWrites: number };
/** How often a tab has kept the draft since. */
async function countDraftWrites(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counting = Object.assign(window, { draftWrites: 0 });
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      if (key === "menuet.draft") counting.draftWrites++;
      setItem.call(this, key, value);
    };
  });
  return () => page.evaluate(() => (window as unknown as Counting).draftWrites);
}

test.describe("two tabs on one draft", () => {
  const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
  const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
  const notice = (page: Page) => page.getByRole("alert").filter({ hasText: "changed in another tab" });

  test("one without changes of its own takes over the other’s, says so, and can go back", async ({
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
    await field(other, "Body").fill("The other tab’s words");
    await expect(field(page, "Body")).toHaveValue("The other tab’s words");
    await expect(status(page, "Changed in another tab")).toBeAttached();
    const readWrites = await countDraftWrites(other);
    await field(page, "Footer").fill("And mine on top");
    await expect(field(other, "Footer")).toHaveValue("And mine on top");
    await press(page, "Undo");
    await press(page, "Undo");
    await expect(field(page, "Body")).toHaveValue("Both know this");
    await expect(field(other, "Body")).toHaveValue("Both know this");
    // What a tab takes over it does not keep anew: that would undo what was done meanwhile where it came from.
    expect(await readWrites()).toBe(0);
  });

  for (const choice of ["Take the other tab’s", "Keep mine"] as const)
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
      // The first tab stands still with a key that it has not kept yet, as one in the background may.
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
