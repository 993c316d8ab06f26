import { expect, test } from "@/e2e/pages/composer-page";

test("a reply quotes, and says whose message it is", async ({ composer }) => {
  await composer.open();
  await composer
    .field("Reply to message ID")
    .fill("wamid.HBgLMTIwMjU1NTAxMjMVAgASGBQzQTAxMjM0NTY3ODlBQkNERUYwMQA=");
  await expect(composer.field("Reply to message ID")).toHaveAccessibleDescription("Written by +12025550123");
  await expect(composer.region("Preview").getByText("Customer")).toBeVisible();
  await composer.field("Reply to message ID").fill("wamid.nonsense");
  await expect(composer.field("Reply to message ID")).toHaveAccessibleDescription(/doesn’t show whose/);
});

test("the preview's theme is chosen apart from the page's", async ({ composer, page }) => {
  await composer.open();
  const wall = () =>
    page.getByRole("group", { name: "Chat" }).evaluate((chat) => {
      const phone = chat.parentElement;
      return phone ? getComputedStyle(phone).backgroundColor : "";
    });
  await expect.poll(wall).toBe("rgb(239, 234, 226)");
  await composer.openLook();
  await page.getByRole("radiogroup", { name: "Preview theme" }).getByText("Dark").click();
  await expect.poll(wall).toBe("rgb(11, 20, 26)");
  await page.getByRole("radiogroup", { name: "Preview theme" }).getByText("As the page").click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Theme:/ }).click();
  await page.getByRole("button", { name: /^Theme:/ }).click();
  await expect.poll(wall).toBe("rgb(11, 20, 26)");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
