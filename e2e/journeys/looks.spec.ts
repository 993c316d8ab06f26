import { expect, test } from "@/e2e/pages/composer-page";

test(
  "a look is in the address without a reload, is remembered, and the address wins",
  { tag: "@deep" },
  async ({ composer, page }) => {
    await composer.open("/?from=mail");
    await composer.field("Body").fill("Still here");
    const chat = page.getByRole("group", { name: "Chat" }).locator("xpath=..");
    const choose = (group: string, name: string) =>
      page.getByRole("radiogroup", { name: group, exact: true }).getByText(name, { exact: true }).click();
    await choose("Platform", "iOS");
    await composer.openLook();
    await choose("Text size", "Largest");
    await choose("Direction", "Right to left");
    await expect(page).toHaveURL("/?from=mail&platform=ios&text=largest&direction=rtl");
    await expect(chat).toHaveAttribute("data-platform", "ios");
    await expect(chat).toHaveAttribute("dir", "rtl");
    await expect(composer.field("Body")).toHaveValue("Still here");
    await expect(composer.region("Preview").getByText("Still here")).toHaveAttribute("dir", "rtl");

    await page.goto("/");
    await expect(chat).toHaveAttribute("data-text", "largest");
    await page.goto("/?platform=web");
    await expect(chat).toHaveAttribute("data-platform", "web");
    await expect(chat).toHaveAttribute("data-text", "default");
  },
);
