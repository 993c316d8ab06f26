import { expect } from "@/e2e/pages/composer-page";
import { MENU, ONE_LOOK, test } from "@/e2e/pages/proof-page";

test("exactly the title that wraps is flagged, in every look, and leads to its place", async ({ proof }) => {
  await proof.keep(MENU);
  await proof.open();
  await expect(proof.flags.getByRole("status")).toHaveText("24 places in 24 of 24 looks");
  const entries = proof.flags.getByRole("button");
  await expect(entries).toHaveCount(24);
  for (const words of await entries.allTextContents()) {
    expect(words).toMatch(/^Row 2’s title, Drinks: wraps to \d lines on /);
  }
  const name = "Web, dark, largest text, right to left";
  await proof.flags.getByRole("button", { name: new RegExp(`on ${name}$`) }).click();
  await expect(proof.cell(name)).toBeFocused();
  const mark = proof.cell(name).locator("[data-mark]");
  await expect(mark).toHaveCount(1);
  await expect(mark).toBeInViewport();
  await expect(async () => {
    const title = await proof.cell(name).getByText("WWWW").boundingBox();
    const place = await mark.boundingBox();
    expect(Math.abs((place?.y ?? 0) - (title?.y ?? Infinity))).toBeLessThan(2);
    expect(Math.abs((place?.height ?? 0) - (title?.height ?? Infinity))).toBeLessThan(2);
  }).toPass();
});

test("exactly the title that is cut by an ellipsis is flagged as cut", async ({ proof, page }) => {
  await proof.keep(MENU);
  await proof.open(`?${ONE_LOOK}`);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '[data-field$=".title"] { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }',
    );
    document.adoptedStyleSheets.push(sheet);
  });
  await page.setViewportSize({ width: 1400, height: 900 });
  await expect(proof.flags.getByRole("button")).toHaveText(/^Row 2’s title, Drinks: is cut on iOS/);
  await expect(proof.cells.locator("[data-mark]")).toHaveCount(1);
  await expect(proof.cells.locator("[data-mark]")).toHaveText("cut");
});

test("the scale changes the size of the cells and not their lines", async ({ proof, page }) => {
  await proof.keep(MENU);
  await proof.open(`?${ONE_LOOK}`);
  const shot = proof.cells.locator("[data-proof=list]");
  const [before, said] = [await shot.boundingBox(), await proof.flags.getByRole("button").textContent()];
  await page.getByRole("radiogroup", { name: "Scale" }).getByText("50 %").click();
  await expect(async () => {
    const after = await shot.boundingBox();
    expect((after?.height ?? 0) / (before?.height ?? 1)).toBeCloseTo(5 / 7, 2);
  }).toPass();
  await expect.poll(() => proof.flags.getByRole("button").textContent()).toBe(said);
});
