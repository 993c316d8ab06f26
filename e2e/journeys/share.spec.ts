import { copyBy } from "@/e2e/fixtures/clipboard";
import { expect } from "@/e2e/pages/composer-page";
import { MENU, ProofPage } from "@/e2e/pages/proof-page";
import { SharedPage } from "@/e2e/pages/shared-page";
import { test } from "@/e2e/fixtures/unharmed";

test.describe("without an account", () => {
  test.use({ role: null });

  test("a draft is shared by a link, which a colleague opens, rehearses and takes on", async ({
    composer,
    page,
    browser,
  }) => {
    await new ProofPage(page).keep({ ...MENU, recipient: "+27821234567", replyTo: "wamid.HBgL" });
    await composer.open();
    await composer.button("Share").click();
    const shared = new SharedPage(page);
    const link = await copyBy(page, shared.shareDialog().getByRole("button", { name: "Copy link" }));
    expect(link).toContain("/view#m=1.");
    expect(link).toBe(await shared.shareDialog().getByRole("textbox", { name: "Link" }).inputValue());
    await page.keyboard.press("Escape");
    await expect(composer.button("Share")).toBeFocused();

    const context = await browser.newContext();
    const colleague = await context.newPage();
    const sent: string[] = [];
    colleague.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));
    await colleague.goto(link);
    const view = new SharedPage(colleague);
    await expect(view.preview.getByText("Our Menu")).toBeVisible();
    await expect(colleague).toHaveTitle("Shared message · Menuet");
    expect(await colleague.content()).not.toMatch(/27821234567|wamid\.HBgL/);
    await view.preview.getByRole("button", { name: "View" }).click();
    await colleague.getByRole("radio", { name: "Burger" }).click();
    await colleague.getByRole("button", { name: "Send", exact: true }).click();
    await expect(view.preview.getByRole("log")).toContainText("Burger");
    await view.preview.getByRole("radio", { name: "iOS" }).check({ force: true });
    await expect(view.preview.locator("[data-platform=ios]")).toBeVisible();
    await colleague.getByRole("link", { name: "Open in composer" }).click();
    await expect(colleague.getByRole("textbox", { name: "Header" })).toHaveValue("Our Menu");
    await expect(colleague.getByText("Opened from a link. Saved once you change it")).toBeVisible();
    expect(new URL(colleague.url()).hash).toBe("");
    expect(sent).toEqual([]);
    await context.close();
  });
});
