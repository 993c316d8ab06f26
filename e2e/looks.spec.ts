import { findAxeViolations } from "./axe";
import { expect, test } from "./composer-page";
import { holdBack } from "./forms-page";
import { openList } from "./kept-list";

test("a look is in the address without a reload, is remembered, and the address wins", async ({
  composer,
  page,
}) => {
  await composer.open("/?from=mail");
  await composer.field("Body").fill("Still here");
  const chat = page.getByRole("group", { name: "Chat" }).locator("xpath=..");
  const choose = (group: string, name: string) =>
    page.getByRole("radiogroup", { name: group, exact: true }).getByText(name, { exact: true }).click();
  await choose("Platform", "iOS");
  await composer.button("Look: text size, direction, width").click();
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
});

test("what is chosen before the preview's code has come is chosen", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("menuet.look", "text=large"));
  const letThrough = await holdBack(page, "Preview theme");
  await page.goto("/");
  await page.getByRole("radiogroup", { name: "Platform" }).getByText("iOS").click();
  letThrough();
  const chat = page.getByRole("group", { name: "Chat" }).locator("xpath=..");
  await expect(chat).toHaveAttribute("data-platform", "ios");
  await expect(chat).toHaveAttribute("data-text", "large");
  await expect(page).toHaveURL("/?platform=ios&text=large");
});

test("a button that is pressed before the preview's code has come does its work once it comes", async ({
  composer,
  page,
}) => {
  const letThrough = await holdBack(page, "Preview theme");
  await page.goto("/");
  const options = composer.button("Look: text size, direction, width");
  const groups = page.getByRole("radiogroup", { name: "Text size" });
  await options.click();
  await expect(options).toHaveAttribute("aria-expanded", "false");
  letThrough();
  await expect(groups).toBeVisible();
  await options.click();
  await expect(groups).toHaveCount(0);
});

test("rubbish in the browser's storage and in the address is taken for nothing", async ({
  composer,
  page,
}) => {
  await page.addInitScript(() => localStorage.setItem("menuet.look", "\u0000{]platform=%"));
  await composer.open("/?platform=symbian&text=");
  await expect(page.getByRole("group", { name: "Chat" }).locator("xpath=..")).toHaveAttribute(
    "data-platform",
    "android",
  );
});

for (const width of [320, 1440]) {
  test(`the Web's pane is scaled into ${width} px, and nothing scrolls sideways`, async ({
    composer,
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await openList(composer, "/?platform=web&width=web");
    const tabs = width < 820 ? ["Preview"] : [];
    for (const name of tabs) await page.getByRole("tab", { name }).click();
    const chat = page.getByRole("group", { name: "Chat" }).locator("xpath=..");
    const scale = () => chat.evaluate((element) => Number(getComputedStyle(element).zoom));
    await expect.poll(scale).toBeLessThan(0.6);
    const measureSpare = async () => {
      const room = await chat.evaluate((element) => element.parentElement?.clientWidth ?? 0);
      return Math.abs(((await chat.boundingBox())?.width ?? 0) - room);
    };
    await expect.poll(measureSpare).toBeLessThanOrEqual(2);
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
  await composer.button("Look: text size, direction, width").click();
  await composer.button("About these looks").click();
  const about = page.getByRole("region", { name: "How Web is drawn" });
  await expect(about.getByRole("heading", { name: /^Measured in open-source clones/ })).toBeVisible();
  await expect(about).toContainText("Wallpaper");
  await page.getByText("Android", { exact: true }).first().click();
  await expect(page.getByRole("region", { name: "How Android is drawn" })).toContainText("Nothing of this");
  expect(await findAxeViolations(page)).toEqual([]);
});
