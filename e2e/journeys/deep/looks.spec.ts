import { findAxeViolations } from "@/e2e/fixtures/axe";
import { SCREEN_WIDTHS } from "@/components/preview/tokens";
import { expect, test } from "@/e2e/pages/composer-page";
import { openList } from "@/e2e/fixtures/kept-list";

/** Window widths, and the scale that the pane stays below; null means that it fits unscaled. */
for (const [width, below] of [
  [320, 0.6],
  [820, 0.61],
  [1440, null],
] as const) {
  test(`the Web's pane fits into ${width} px, and nothing scrolls sideways`, async ({ composer, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await openList(composer, "/?platform=web&width=web");
    const panes = width < 760 ? (["Preview"] as const) : [];
    for (const name of panes) await composer.openPane(name);
    const chat = page.getByRole("group", { name: "Chat" }).locator("xpath=..");
    const scale = () => chat.evaluate((element) => Number(getComputedStyle(element).zoom));
    const measureSpare = async () => {
      const room = await chat.evaluate(
        (element) => element.parentElement?.getBoundingClientRect().width ?? 0,
      );
      return room - ((await chat.boundingBox())?.width ?? 0);
    };
    if (below === null) {
      await expect.poll(measureSpare).toBeGreaterThanOrEqual(0);
      expect(await scale()).toBe(1);
      expect((await chat.boundingBox())?.width).toBeGreaterThanOrEqual(SCREEN_WIDTHS.web);
    } else {
      await expect.poll(scale).toBeLessThan(below);
      await expect.poll(async () => Math.abs(await measureSpare())).toBeLessThanOrEqual(2);
    }
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways).toBe(0);
    await composer.button("View Menu").click();
    await page.getByRole("radio", { name: "Cola" }).click();
    await page.getByRole("dialog", { name: "View Menu" }).getByRole("button", { name: "Send" }).click();
    await expect(page.getByRole("log", { name: "Replies" })).toContainText("Cola");
  });
}

test("what was measured and what is our reading is told, by the platform that is looked at", async ({
  composer,
  page,
}) => {
  await composer.open("/?platform=web");
  await composer.openLook();
  await composer.button("About these looks").click();
  const about = page.getByRole("region", { name: "How Web is drawn" });
  await expect(about.getByRole("heading", { name: /^Measured in open-source clones/ })).toBeVisible();
  await expect(about).toContainText("Wallpaper");
  // The platforms are outside the panel, so a click on one closes it.
  await page
    .getByRole("radiogroup", { name: "Platform", exact: true })
    .getByText("Android", { exact: true })
    .click();
  await expect(about).toBeHidden();
  await composer.openLook();
  await composer.button("About these looks").click();
  await expect(page.getByRole("region", { name: "How Android is drawn" })).toContainText(
    "Nothing was measured",
  );
  expect(await findAxeViolations(page)).toEqual([]);
});
