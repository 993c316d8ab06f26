import { expect, type Page } from "@playwright/test";
import { MENU } from "@/e2e/pages/forms-page";
import { ProofPage } from "@/e2e/pages/proof-page";
import { test } from "@/e2e/fixtures/policy-refusals";

const errorHeading = (page: Page) => page.getByRole("heading", { level: 1, name: "Something went wrong" });

test("the composer's error page keeps the draft, and leads back to it", async ({ page }) => {
  await new ProofPage(page).keep(MENU);
  await page.goto("/");
  await expect(page.getByRole("textbox", { name: "Body" })).toHaveValue(MENU.body);
  await page.getByRole("radiogroup", { name: "Message type" }).getByText("Audio").click();
  await expect(page.getByRole("textbox", { name: "Audio URL" })).toBeVisible();
  // From here on, creating a field fails.
  await page.evaluate(() => {
    const { createElement } = Document.prototype;
    Object.assign(window, { mend: () => Object.assign(Document.prototype, { createElement }) });
    Document.prototype.createElement = function (this: Document, name: string, options?: never) {
      if (name === "textarea" || name === "fieldset" || name === "input")
        throw new Error("The page fails for this test.");
      return createElement.call(this, name, options);
    } as never;
  });
  await page.getByRole("radiogroup", { name: "Message type" }).getByText("List menu").click();
  await expect(errorHeading(page)).toBeVisible();
  await expect(page.getByText("Your draft is saved in this browser")).toBeVisible();
  await page.evaluate(() => (window as unknown as { mend: () => void }).mend());
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("radiogroup", { name: "Message type" }).getByText("List menu").click();
  await expect(page.getByRole("textbox", { name: "Body" })).toHaveValue(MENU.body);
});

test("after a deploy the code of a part is gone: its place says so, and once it is back Try again brings it", async ({
  page,
}) => {
  const state = { isGone: true };
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    const reply = await route.fetch();
    const body = await reply.body();
    if (state.isGone && body.includes("payload-title")) await route.fulfill({ status: 404, body: "" });
    else await route.fulfill({ response: reply, body });
  });
  await page.goto("/");
  const fault = page.getByRole("alert").filter({ hasText: "The payload couldn’t be shown." });
  await page.getByRole("button", { name: "Code", exact: true }).click();
  await expect(fault).toBeVisible();
  await expect(fault.getByRole("button", { name: "Reload" })).toBeVisible();
  await page.getByRole("textbox", { name: "Body" }).fill("Still here");
  await fault.getByRole("button", { name: "Try again" }).click();
  await expect(fault).toBeVisible();
  state.isGone = false;
  await fault.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("region", { name: "Payload" })).toContainText("Still here");
});

test("the page that is served where no other could be drawn is readable, and leads to the composer", async ({
  page,
}) => {
  expect((await page.goto("/500"))?.status()).toBe(500);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Menuet couldn’t show this page");
  // The page has its own styles, and no script that would need a nonce.
  await expect(page.getByRole("main")).toHaveCSS("max-width", "544px");
  expect(await page.locator("script").count()).toBe(0);
  await page.getByRole("link", { name: "Open the composer" }).click();
  await expect(page.getByRole("textbox", { name: "Body" })).toBeVisible();
});
