import { expect, test } from "@/e2e/pages/composer-page";
import {
  centreOf,
  dragByMouse,
  expectMoved,
  FIRST,
  handle,
  makeFinger,
  openMenu,
  readMenu,
  said,
} from "@/e2e/pages/drag-page";

test("by pointer: rows within and across sections, into an empty one, and whole sections", async ({
  composer,
  page,
}) => {
  await openMenu(composer);
  expect(await readMenu(page)).toEqual(FIRST);

  await dragByMouse(composer, handle(composer, 1, 3), composer.row(1, 1), "above");
  await expect(said(page)).toHaveText("Row 3 over position 1 of 3 in Food");
  expect(await readMenu(page)).toEqual(FIRST);
  await page.mouse.up();
  await expectMoved(page, "Row 3 moved to position 1 of 3 in Food", [
    "Food: Salad Burger Pizza",
    ...FIRST.slice(1),
  ]);
  await expect(handle(composer, 1, 1)).toBeFocused();

  await dragByMouse(composer, handle(composer, 2, 2), composer.row(1, 1), "below");
  await page.mouse.up();
  await expectMoved(page, "Row 2 moved to position 2 of 4 in Food", [
    "Food: Salad WATER Burger Pizza",
    "Drinks: Cola Tea",
    "Empty:",
  ]);

  await dragByMouse(composer, handle(composer, 1, 4), composer.section(3), "above");
  await page.mouse.up();
  await expectMoved(page, "Row 4 moved to position 1 of 1 in Empty", [
    "Food: Salad WATER Burger",
    "Drinks: Cola Tea",
    "Empty: Pizza",
  ]);

  await dragByMouse(composer, handle(composer, 3), composer.section(1).getByRole("textbox").first(), "above");
  await expect(said(page)).toHaveText("Section 3 over position 1 of 3");
  await page.mouse.up();
  await expectMoved(page, "Section 3 moved to position 1 of 3", [
    "Empty: Pizza",
    "Food: Salad WATER Burger",
    "Drinks: Cola Tea",
  ]);
  await expect(handle(composer, 1)).toBeFocused();
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("a finger that rests on a handle lifts the row, and one that moves on at once scrolls", async ({
    composer,
    page,
  }) => {
    await openMenu(composer);
    const finger = await makeFinger(page);
    const from = await centreOf(handle(composer, 1, 1));
    await finger.down(from);
    await expect(said(page)).toContainText("Row 1 picked up from position 1 of 3 in Food");
    const { x, y } = await centreOf(composer.row(1, 2));
    for (const part of [0.3, 0.6, 1]) await finger.move({ x, y: from.y + (y + 8 - from.y) * part });
    await expect(said(page)).toHaveText("Row 1 over position 2 of 3 in Food");
    await finger.up();
    await expectMoved(page, "Row 1 moved to position 2 of 3 in Food", [
      "Food: Pizza Burger Salad",
      ...FIRST.slice(1),
    ]);

    await finger.down(await centreOf(handle(composer, 1, 1)));
    await expect(said(page)).toContainText("Row 1 picked up");
    await finger.cancel();
    await expectMoved(page, "Row 1 returned to position 1 of 3 in Food", [
      "Food: Pizza Burger Salad",
      ...FIRST.slice(1),
    ]);

    const before = await page.evaluate(() => scrollY);
    const start = await centreOf(handle(composer, 1, 2));
    // All at once, because a wait between steps would let the finger rest.
    const steps = [30, 80, 140, 200].map((by) => ({ x: start.x, y: start.y - by }));
    await Promise.all([finger.down(start), ...steps.map(finger.move), finger.up()]);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before);
    await expect(said(page)).toContainText("returned");
    expect(await readMenu(page)).toEqual(["Food: Pizza Burger Salad", ...FIRST.slice(1)]);
  });
});

test("by keyboard: lifted, moved across sections, dropped, put back, each step said", async ({
  composer,
  page,
}) => {
  await openMenu(composer);
  const { keyboard } = page;
  await handle(composer, 1, 3).focus();
  await expect(handle(composer, 1, 3)).toHaveAccessibleDescription(/Press Space to pick it up/);
  await keyboard.press("Space");
  await expect(said(page)).toHaveText(
    "Row 3 picked up from position 3 of 3 in Food. Arrow keys move it, Space drops it, Escape cancels",
  );
  await keyboard.press("ArrowDown");
  await expect(said(page)).toHaveText("Row 3 over position 1 of 4 in Drinks");
  await keyboard.press("ArrowDown");
  await expect(said(page)).toHaveText("Row 3 over position 2 of 4 in Drinks");
  await keyboard.press("ArrowUp");
  expect(await readMenu(page)).toEqual(FIRST);
  await keyboard.press("Space");
  const moved = ["Food: Burger Pizza", "Drinks: Salad Cola WATER Tea", "Empty:"];
  await expectMoved(page, "Row 3 moved to position 1 of 4 in Drinks", moved);
  await expect(handle(composer, 2, 1)).toBeFocused();

  for (const end of ["Escape", "Tab"]) {
    await keyboard.press("Space");
    await expect(said(page)).toContainText("Row 1 picked up from position 1 of 4 in Drinks");
    await keyboard.press("ArrowUp");
    await expect(said(page)).toHaveText("Row 1 over position 3 of 3 in Food");
    await keyboard.press(end);
    await expectMoved(page, "Row 1 returned to position 1 of 4 in Drinks", moved);
    await expect(handle(composer, 2, 1)).toBeFocused();
  }

  await handle(composer, 1).focus();
  await keyboard.press("Space");
  for (const place of ["2 of 3", "3 of 3"]) {
    await keyboard.press("ArrowDown");
    await expect(said(page)).toHaveText(`Section 1 over position ${place}`);
  }
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await expectMoved(page, "Section 1 moved to position 3 of 3", [
    "Drinks: Salad Cola WATER Tea",
    "Empty:",
    "Food: Burger Pizza",
  ]);
  await expect(handle(composer, 3)).toBeFocused();
});
