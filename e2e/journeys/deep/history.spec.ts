import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/pages/composer-page";

const saved = (page: Page) =>
  expect(page.getByTitle("Saved in this browser")).toHaveAttribute("aria-busy", "false");

type Times = { typed: number; kept: number };

test("the recipient is no part of it, and comes back only with what was started over", async ({
  composer,
}) => {
  await composer.open();
  await composer.field("Body").fill("Words");
  await composer.field("Recipient").fill("+27 82 111 2233");
  await composer.button("Undo").click();
  await expect(composer.field("Body")).toHaveValue("");
  await expect(composer.field("Recipient")).toHaveValue("+27 82 111 2233");
  await composer.button("Redo").click();
  await composer.more("Start over");
  await expect(composer.field("Recipient")).toHaveValue("");
  await composer.button("Undo").click();
  await expect(composer.field("Body")).toHaveValue("Words");
  await expect(composer.field("Recipient")).toHaveValue("+27 82 111 2233");
});

test("nothing typed before the last second is lost when the tab is killed, nor the way back", async ({
  composer,
  page,
  context,
}) => {
  // A killed tab gets no event at its end.
  await page.addInitScript(() => {
    for (const kind of ["pagehide", "visibilitychange", "freeze"])
      window.addEventListener(kind, (event) => event.stopImmediatePropagation(), true);
    const times = { typed: 0, kept: 0 };
    Object.assign(window, { times });
    window.addEventListener("input", () => (times.typed = performance.now()), true);
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, text) {
      setItem.call(this, key, text);
      if (key === "menuet.draft") times.kept = performance.now();
    };
  });
  await composer.open();
  const body = composer.field("Body");
  await body.pressSequentially("Kept for good.");
  await saved(page);
  await page.waitForFunction(() => localStorage.getItem("menuet.history")?.includes("Kept for good"));
  await composer.field("Footer").pressSequentially("Typed a second ago");
  await composer.kept("a second ago");
  // Uses the page's clock, because the test may see the change late.
  const { typed, kept } = await page.evaluate(() => (window as unknown as { times: Times }).times);
  expect(kept - typed).toBeLessThan(1000);
  await page.close({ runBeforeUnload: false });
  const next = await context.newPage();
  await next.goto("/");
  const field = (name: string) => next.getByRole("textbox", { name, exact: true });
  await expect(field("Footer")).toHaveValue("Typed a second ago");
  await expect(field("Body")).toHaveValue("Kept for good.");
  await next.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(field("Footer")).not.toHaveValue("Typed a second ago");
  await expect(field("Body")).toHaveValue("Kept for good.");
});

test("the history survives a reload, and holds nobody’s number", async ({ composer, page }) => {
  await composer.open();
  await composer.field("Recipient").fill("+27 82 111 2233");
  await composer.field("Body").fill("First words");
  await composer.field("Footer").fill("Then a footer");
  await composer.button("Undo").click();
  await page.reload();
  await expect(composer.field("Footer")).toHaveValue("");
  await composer.button("Redo").click();
  await expect(composer.field("Footer")).toHaveValue("Then a footer");
  await composer.button("Undo").click();
  await composer.button("Undo").click();
  await expect(composer.field("Body")).toHaveValue("");
  const kept = await page.evaluate(() => localStorage.getItem("menuet.history"));
  expect(kept).toContain("First words");
  expect(kept).not.toMatch(/2782|82 111/);
});
