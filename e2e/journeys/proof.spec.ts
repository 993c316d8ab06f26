import { copyBy } from "@/e2e/fixtures/clipboard";
import { expect } from "@/e2e/pages/composer-page";
import { MENU, ONE_LOOK, test } from "@/e2e/pages/proof-page";

test(
  "the kept draft stands in 24 looks; axes are narrowed, kept in the address, and still there after a reload",
  { tag: "@deep" },
  async ({ proof, page }) => {
    await proof.keep(MENU);
    await proof.open();
    await expect(proof.cells).toHaveCount(24);
    for (const platform of ["Android", "iOS", "Web"]) {
      await expect(page.getByRole("region", { name: platform, exact: true }).getByRole("figure")).toHaveCount(
        8,
      );
    }
    const cell = proof.cell("iOS, dark, largest text, right to left");
    await expect(cell.getByText("Please choose:").first()).toBeVisible();
    await expect(cell.getByText("Beef patty with cheese")).toBeVisible();

    await proof.openAxis("Platform");
    await proof.choice("Platform", "Android").uncheck();
    await expect(proof.cells).toHaveCount(16);
    await proof.openAxis("Text size");
    await proof.choice("Text size", "Small").check();
    await expect(proof.cells).toHaveCount(24);
    await proof.openAxis("View");
    await proof.choice("View", "Chat").uncheck();
    await expect(page).toHaveURL(/\/proof\?platform=ios,web&text=small,default,largest&view=list$/);
    await page.reload();
    await expect(proof.cells).toHaveCount(24);
    await proof.openAxis("Platform");
    await expect(proof.choice("Platform", "Android")).not.toBeChecked();
    await expect(page.getByRole("region", { name: "Android" })).toHaveCount(0);
  },
);

test("the composer leads to the sheet and back", async ({ composer, proof, page }) => {
  await proof.keep(MENU);
  await composer.open();
  const nav = page.getByRole("navigation", { name: "Site" });
  await expect(nav.getByRole("link", { name: "Composer" })).toHaveAttribute("aria-current", "page");
  await nav.getByRole("link", { name: "Proof sheet" }).click();
  await expect(proof.cells).toHaveCount(24);
  await expect(nav.getByRole("link", { name: "Proof sheet" })).toHaveAttribute("aria-current", "page");
  await page.getByRole("link", { name: "Open in composer" }).click();
  await expect(composer.field("Header")).toHaveValue("Our Menu");
});

test("a copied link opens the same sheet where nothing is kept", async ({ proof, page, browser }) => {
  await proof.keep(MENU);
  await proof.open(`?${ONE_LOOK}`);
  const link = await copyBy(page, page.getByRole("button", { name: "Copy link" }));
  expect(link).toContain(`/proof?${ONE_LOOK}#m=`);
  const colleague = await (await browser.newContext()).newPage();
  await colleague.goto(link);
  await expect(colleague.getByRole("figure")).toHaveCount(1);
  await expect(colleague.getByRole("figure").getByText("Our Menu").first()).toBeVisible();
  await colleague.context().close();
});
