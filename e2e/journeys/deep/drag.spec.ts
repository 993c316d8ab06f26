import { expect, test } from "@/e2e/pages/composer-page";
import { dragByMouse, handle, openMenu, readMenu, said } from "@/e2e/pages/drag-page";

test("an id that was edited stays with its row, one that follows its title goes on following it", async ({
  composer,
  page,
}) => {
  await openMenu(composer);
  await dragByMouse(composer, handle(composer, 2, 2), composer.row(1, 1), "above");
  await page.mouse.up();
  await expect(said(page)).toContainText("Row 2 moved");
  await dragByMouse(composer, handle(composer, 2, 1), composer.row(1, 1), "above");
  await page.mouse.up();
  await expect
    .poll(() => readMenu(page))
    .toEqual(["Food: Cola WATER Burger Pizza Salad", "Drinks: Tea", "Empty:"]);
  const field = (row: number, name: string) =>
    composer.row(1, row).getByRole("textbox", { name, exact: true });
  await field(2, "Row title").fill("Still water");
  await expect(field(2, "Row ID")).toHaveValue("id-WATER");
  await field(1, "Row title").fill("Lemonade");
  await expect(field(1, "Row ID")).toHaveValue("lemonade");
  await page.reload();
  await expect(field(2, "Row title")).toHaveValue("Still water");
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("every handle is 44 px wide and high at least", async ({ composer, page }) => {
    await openMenu(composer);
    const sizes = await page
      .getByRole("button", { name: /^Drag / })
      .evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect()).map(({ width, height }) => [width, height]),
      );
    expect(sizes).toHaveLength(9);
    for (const [width = 0, height = 0] of sizes) {
      expect(width).toBeGreaterThanOrEqual(44);
      expect(height).toBeGreaterThanOrEqual(44);
    }
  });
});
