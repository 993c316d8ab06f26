import type { Page } from "@playwright/test";
import { findAxeViolations } from "@/e2e/fixtures/axe";
import { expect, test } from "@/e2e/pages/composer-page";
import { keepAway } from "@/e2e/pages/forms-page";
import {
  centreOf,
  dragByMouse,
  expectMoved,
  handle,
  liftByMouse,
  openMenu,
  readMenu,
  said,
  FIRST,
} from "@/e2e/pages/drag-page";

test.describe("a drag that ends otherwise changes nothing", () => {
  const putBack = async (page: Page) => expectMoved(page, "Row 1 returned to position 1 of 3 in Food", FIRST);

  test("with Escape, outside of the list, outside of the window, and when the window is left", async ({
    composer,
    page,
  }) => {
    await openMenu(composer);
    const lift = () => dragByMouse(composer, handle(composer, 1, 1), composer.row(2, 1), "below");
    await lift();
    await page.keyboard.press("Escape");
    await putBack(page);
    await page.mouse.up();

    await lift();
    const preview = await centreOf(composer.region("Preview").getByRole("group", { name: "Chat" }));
    await page.mouse.move(preview.x, 300);
    await expect(said(page)).toHaveText("Row 1 is outside the list");
    await page.mouse.up();
    await putBack(page);

    await lift();
    await page.mouse.move(-40, 300);
    await page.mouse.up();
    await putBack(page);

    await lift();
    await page.evaluate(() => window.dispatchEvent(new Event("blur")));
    await putBack(page);
    await page.mouse.up();
    await putBack(page);
  });

  test("with another change of the list in between", async ({ composer, page }) => {
    await openMenu(composer);
    await handle(composer, 1, 1).focus();
    await page.keyboard.press("Space");
    await expect(said(page)).toContainText("Row 1 picked up");
    await page.keyboard.press("ArrowDown");
    await expect(said(page)).toHaveText("Row 1 over position 2 of 3 in Food");
    await composer.row(1, 3).getByRole("button", { name: "Remove row" }).dispatchEvent("click");
    await expect(composer.row(1, 3)).toHaveCount(0);
    await page.keyboard.press("Space");
    await expectMoved(page, "Row 1 returned to position 1 of 2 in Food", [
      "Food: Burger Pizza",
      ...FIRST.slice(1),
    ]);
  });

  test("a click on a handle lifts nothing", async ({ composer, page }) => {
    await openMenu(composer);
    await handle(composer, 1, 1).click();
    await handle(composer, 1, 2).click();
    await expect(said(page)).toHaveText("");
    expect(await readMenu(page)).toEqual(FIRST);
  });
});

test("the buttons beside a handle say what they moved", async ({ composer, page }) => {
  await openMenu(composer);
  await composer.row(1, 3).getByRole("button", { name: "Move up" }).click();
  await expectMoved(page, "Row 3 moved to position 2 of 3 in Food", [
    "Food: Burger Salad Pizza",
    ...FIRST.slice(1),
  ]);
  await composer.row(1, 1).getByRole("button", { name: "Move up" }).click({ force: true });
  await expect(said(page)).toHaveText("Row 3 moved to position 2 of 3 in Food");
  await composer.sectionAction(1, "Move down");
  await expect(said(page)).toHaveText("Section 1 moved to position 2 of 3");
});

const HUNDRED = Object.fromEntries(
  Array.from({ length: 10 }, (_, s) => [`S${s}`, Array.from({ length: 10 }, (_, r) => `r${s}${r}`)]),
);

test("a hundred rows: the fields scroll along at their edge, and the row lands where the page said", async ({
  composer,
  page,
}) => {
  test.setTimeout(120_000);
  await openMenu(composer, HUNDRED);
  await liftByMouse(composer, handle(composer, 1, 1));
  // Beside the preview, the fields scroll in their own pane.
  const readScroll = () => page.locator(".editor").evaluate(({ scrollTop }) => scrollTop);
  const start = await readScroll();
  const { x, y } = await centreOf(composer.row(1, 3));
  for (let by = 0; by < 60; by++) await page.mouse.move(x, y + by);
  await page.mouse.move(x, 880);
  await expect(said(page)).toContainText("in S4");
  expect(await readScroll()).toBeGreaterThan(start + 300);
  await page.mouse.move(x, 450);
  // The announcement follows a frame after the move, and scrolling may still be settling.
  let words = "";
  await expect(async () => {
    const before = words;
    words = (await said(page).textContent()) ?? "";
    expect(words).toBe(before);
  }).toPass({ intervals: [200] });
  await page.mouse.up();
  expect(words).toMatch(/Row 1 over position \d+ of 1[01] in S\d/);
  await expect(said(page)).toHaveText(words.replace("over", "moved to"));
  const rows = (await readMenu(page)).map((line) => line.split(" ").length - 1);
  expect(rows.toSorted((a, b) => a - b)).toEqual([9, ...Array(8).fill(10), 11]);
});

for (const width of [390, 1440]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test("axe finds nothing while a row is held, and after", async ({ composer, page }) => {
      await openMenu(composer);
      await handle(composer, 1, 1).focus();
      await page.keyboard.press("Space");
      await expect(said(page)).toContainText("Row 1 picked up");
      await page.keyboard.press("ArrowDown");
      await expect(said(page)).toContainText("Row 1 over");
      expect(await findAxeViolations(page)).toEqual([]);
      await page.keyboard.press("Space");
      await expect(said(page)).toContainText("Row 1 moved");
      expect(await findAxeViolations(page)).toEqual([]);
    });
  });
}

test("without the code that reads them it is said at the handles, and the buttons still move", async ({
  composer,
  page,
}) => {
  await keepAway(page, "Cannot start a drag operation");
  await openMenu(composer, undefined, { hasSensors: false });
  await handle(composer, 1, 1).focus();
  // The drag listeners load while the page is idle.
  await expect(async () => {
    await page.keyboard.press("Space");
    await expect(said(page)).toContainText("Couldn’t load this part", { timeout: 1_000 });
  }).toPass();
  await composer.row(1, 1).getByRole("button", { name: "Move down" }).click();
  await expect.poll(() => readMenu(page)).toEqual(["Food: Pizza Burger Salad", ...FIRST.slice(1)]);
});
