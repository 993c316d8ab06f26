import { copyBy } from "./clipboard";
import { formatShareFragment } from "@/lib/message/share/fragment";
import { formatShareCode } from "@/lib/message/share/share-code";
import { findAxeViolations } from "./axe";
import { expect } from "./composer-page";
import { MENU, ONE_LOOK, test } from "./proof-page";

async function toFragment(form: typeof MENU): Promise<string> {
  const written = await formatShareCode(form);
  if (!written.ok) throw new Error(written.why);
  return formatShareFragment(written.code);
}

test("the kept draft stands in 24 looks, grouped by platform", async ({ proof, page }) => {
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
});

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

test("axes are narrowed and widened, kept in the address, and still there after a reload", async ({
  proof,
  page,
}) => {
  await proof.keep(MENU);
  await proof.open();
  await proof.choice("Platform", "Android").uncheck();
  await expect(proof.cells).toHaveCount(16);
  await proof.choice("Text size", "Small").check();
  await expect(proof.cells).toHaveCount(24);
  await proof.choice("View", "Chat").uncheck();
  await expect(page).toHaveURL(/\/proof\?platform=ios,web&text=small,default,largest&view=list$/);
  await page.reload();
  await expect(proof.cells).toHaveCount(24);
  await expect(proof.choice("Platform", "Android")).not.toBeChecked();
  await expect(page.getByRole("region", { name: "Android" })).toHaveCount(0);
});

test("the last choice of an axis stays", async ({ proof, page }) => {
  await proof.keep(MENU);
  await proof.open(`?${ONE_LOOK}`);
  await expect(proof.cells).toHaveCount(1);
  const last = proof.choice("Platform", "iOS");
  await expect(last).toHaveAttribute("aria-disabled", "true");
  await last.click({ force: true });
  await expect(last).toBeChecked();
  await expect(page).toHaveURL(new RegExp(`${ONE_LOOK}$`));
});

test("a link's message opens, stays in the address, and goes on to the composer", async ({ proof, page }) => {
  await proof.keep(MENU);
  const fragment = await toFragment({ ...MENU, header: "From a colleague" });
  await proof.open(`?${ONE_LOOK}${fragment}`);
  await expect(proof.cells.getByText("From a colleague").first()).toBeVisible();
  await proof.choice("Platform", "Web").check();
  await expect(proof.cells).toHaveCount(2);
  expect(new URL(page.url()).hash).toBe(fragment);
  await expect(page.getByRole("link", { name: "Open in composer" })).toHaveAttribute("href", `/${fragment}`);
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

test("a broken link says so and offers the draft of this browser", async ({ proof, page }) => {
  await proof.keep(MENU);
  await page.goto("/proof#m=1.damaged");
  await expect(page.getByRole("heading", { name: "This link cannot be opened" })).toBeVisible();
  await page.getByRole("link", { name: "Show the draft in this browser" }).click();
  await expect(proof.cells).toHaveCount(24);
});

test("without a draft the sheet says what to do next", async ({ composer, page }) => {
  await page.goto("/proof");
  await expect(page.getByRole("heading", { name: "There is no draft to show yet" })).toBeVisible();
  await page.getByRole("link", { name: "Open the composer" }).click();
  await expect(composer.field("Body")).toBeEnabled();
});

test("the sheet follows the draft as another tab changes it", async ({ proof, page, context }) => {
  await proof.keep(MENU);
  await proof.open(`?${ONE_LOOK}`);
  const other = await context.newPage();
  await other.goto("/");
  await other.getByRole("textbox", { name: "Header" }).fill("Changed elsewhere");
  await expect(proof.cells.getByText("Changed elsewhere").first()).toBeVisible();
  await expect(page.getByRole("figure").getByText("Our Menu")).toHaveCount(0);
});

test("an audio message has its chat in every look, and no list", async ({ proof }) => {
  await proof.keep({ ...MENU, kind: "audio", audioUrl: "https://example.com/a.mp3" });
  await proof.open();
  await expect(proof.cells).toHaveCount(24);
  await expect(proof.cells.locator("[data-proof=list]")).toHaveCount(0);
});

test("on paper there is the sheet with its name, date and axes, and nothing to press", async ({
  proof,
  page,
}) => {
  await proof.keep(MENU);
  await proof.open();
  await page.emulateMedia({ media: "print" });
  for (const role of ["button", "checkbox", "radio", "link"] as const) {
    await expect(page.getByRole(role)).toHaveCount(0);
  }
  await expect(page.getByRole("heading", { name: "Proof sheet" })).toBeVisible();
  await expect(page.getByText("Our Menu").first()).toBeVisible();
  await expect(page.getByText(new Date().toLocaleDateString("en", { dateStyle: "long" }))).toBeVisible();
  await expect(page.getByText("Text size: Default, Largest", { exact: false })).toBeVisible();
  await expect(proof.cells).toHaveCount(24);
});

for (const width of [390, 820, 1440]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test("axe finds nothing on the sheet, and nothing scrolls sideways", async ({ proof, page }) => {
      await proof.keep(MENU);
      await proof.open();
      expect(await findAxeViolations(page)).toEqual([]);
      const sideways = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await sideways()).toBe(0);
      await page.getByRole("radiogroup", { name: "Scale" }).getByText("100 %").click();
      expect(await sideways()).toBe(0);
    });
  });
}
