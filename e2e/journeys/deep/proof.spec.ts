import { formatShareFragment } from "@/lib/message/codecs/share-fragment";
import { formatShareCode } from "@/lib/message/codecs/share-code";
import { findAxeViolations } from "@/e2e/fixtures/axe";
import { expect } from "@/e2e/pages/composer-page";
import { MENU, ONE_LOOK, test } from "@/e2e/pages/proof-page";

async function toFragment(form: typeof MENU): Promise<string> {
  const written = await formatShareCode(form);
  if (!written.ok) throw new Error(written.why);
  return formatShareFragment(written.code);
}

test("the last choice of an axis stays", async ({ proof, page }) => {
  await proof.keep(MENU);
  await proof.open(`?${ONE_LOOK}`);
  await expect(proof.cells).toHaveCount(1);
  await proof.openAxis("Platform");
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
  await proof.openAxis("Platform");
  await proof.choice("Platform", "Web").check();
  await expect(proof.cells).toHaveCount(2);
  expect(new URL(page.url()).hash).toBe(fragment);
  await expect(page.getByRole("link", { name: "Open in composer" })).toHaveAttribute("href", `/${fragment}`);
});

test("a broken link says so and offers the draft of this browser", async ({ proof, page }) => {
  await proof.keep(MENU);
  await page.goto("/proof#m=1.damaged");
  await expect(page.getByRole("heading", { name: "This link doesn’t work" })).toBeVisible();
  await page.getByRole("link", { name: "Show the draft in this browser" }).click();
  await expect(proof.cells).toHaveCount(24);
});

test("without a draft the sheet says what to do next", async ({ composer, page }) => {
  await page.goto("/proof");
  await expect(page.getByRole("heading", { name: "No draft yet" })).toBeVisible();
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
