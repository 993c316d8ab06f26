import type { Page } from "@playwright/test";
import { STRESS_CASES } from "@/lib/message/examples/stress-cases";
import { findAxeViolations } from "@/e2e/fixtures/axe";
import { expect, test } from "@/e2e/pages/composer-page";
import { MENU, ProofPage } from "@/e2e/pages/proof-page";
import { LIVE } from "@/e2e/fixtures/servers";
import { keep, SharedPage, toFragment } from "@/e2e/pages/shared-page";

/** Waits until nothing is loading before axe runs. */
async function expectNothing(page: Page) {
  await expect(page.locator("[aria-busy=true]").filter({ visible: true })).toHaveCount(0);
  expect(await findAxeViolations(page)).toEqual([]);
}
const measureOverflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const width of [390, 1440]) {
  test.describe(`in both themes at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test("axe finds nothing on a shared message, its open list, and what cannot be opened", async ({
      page,
    }) => {
      const { preview } = new SharedPage(page);
      await page.goto(`/view${await toFragment(MENU)}`);
      await expect(preview.getByText("Our Menu")).toBeVisible();
      await expectNothing(page);
      await preview.getByRole("button", { name: "View" }).click();
      await expect(page.getByRole("radio", { name: "Burger" })).toBeVisible();
      await expectNothing(page);
      await page.goto("/proof");
      await page.goto("/view#m=1.damaged");
      await expect(page.getByRole("heading", { name: "This link doesn’t work" })).toBeVisible();
      await expectNothing(page);
    });

    test("axe finds nothing on a kept link with comments, an answer and a question", async ({ page }) => {
      await page.goto("/");
      const { id, path } = await keep(page, MENU);
      for (const words of ["Too long", "x".repeat(400), "مرحبا hello"])
        await page.request.post(`/api/shares/${id}/comments`, {
          data: { place: "header", words, reply_to: null },
          headers: { Origin: LIVE.url },
        });
      await page.goto(path);
      await expect(page.getByRole("list", { name: "Comments" })).toBeVisible();
      await page.getByRole("button", { name: "Reply to the comment on Header" }).first().click();
      await page.getByRole("button", { name: "Resolve the comment on Header" }).last().click();
      await expect(page.getByText("resolved by")).toBeVisible();
      await expectNothing(page);
      expect(await measureOverflow(page)).toBe(0);
      await page.getByRole("button", { name: "Delete the comment by" }).first().click();
      await expect(page.getByRole("alertdialog")).toBeVisible();
      await expectNothing(page);
    });

    test("axe finds nothing in the dialog that shares", async ({ composer, page }) => {
      await new ProofPage(page).keep(MENU);
      await composer.open();
      await (width < 760 ? composer.more("Share") : composer.button("Share").click());
      const dialog = new SharedPage(page).shareDialog();
      await dialog.getByRole("button", { name: "QR code" }).click();
      await dialog.getByRole("button", { name: "Create short link" }).click();
      await expect(dialog.getByRole("textbox", { name: "Short link" })).toBeVisible();
      await expect(dialog.getByRole("list", { name: "Your short links" })).toBeVisible();
      await expectNothing(page);
    });
  });
}

test.describe("on a phone of 320 px", () => {
  test.use({ viewport: { width: 320, height: 700 } });

  test("no stress case makes the page wider than the screen", async ({ page }) => {
    await page.goto("/view");
    await expect(page.getByRole("heading", { name: "This address has no message" })).toBeVisible();
    for (const { form } of STRESS_CASES) {
      const fragment = await toFragment(form);
      await page.evaluate((hash) => location.replace(hash), fragment);
      await expect(page.getByRole("link", { name: "Open in composer" })).toHaveAttribute(
        "href",
        `/${fragment}`,
      );
      await expect(new SharedPage(page).preview).toBeVisible();
      expect(await measureOverflow(page)).toBe(0);
    }
  });
});
