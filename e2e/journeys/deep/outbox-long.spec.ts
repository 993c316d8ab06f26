import { makeSend } from "@/e2e/fixtures/outbox/made-sends";
import { expect, test } from "@/e2e/pages/composer-page";
import { OutboxPage } from "@/e2e/pages/outbox-page";

const COUNT = 2_000;
const PER_DAY = 300;
const DAY_MS = 86_400_000;
const NOW = Date.now();

/** Newest first, over several days. */
const SENDS = Array.from({ length: COUNT }, (_, at) =>
  makeSend(COUNT - at, {
    words: `Message ${at + 1}`,
    created_at: NOW - Math.floor(at / PER_DAY) * DAY_MS - at,
  }),
);

test("2,000 sends scroll to the end with few rows drawn, and the focus is never lost", async ({ page }) => {
  await page.route(/\/api\/sends(\?|$)/, (route) =>
    route.fulfill({ json: { sends: SENDS, next: null, searched_to: null } }),
  );
  const outbox = new OutboxPage(page);
  await outbox.open();
  const row = (number: number) => page.getByRole("link", { name: new RegExp(`Message ${number}(?!\\d)`) });
  const countRows = () => page.locator("main li[aria-posinset]").count();
  await expect(row(1)).toBeVisible();
  expect(await countRows()).toBeLessThan(150);

  await row(2).focus();
  // Counts rows per frame, because timing would depend on the machine.
  const most = await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    let most = 0;
    for (let at = 1; at <= 60; at++) {
      // The page's height is an estimate until its rows are measured.
      window.scrollTo(0, (at / 60) * document.documentElement.scrollHeight);
      await frame();
      most = Math.max(most, document.querySelectorAll("main li[aria-posinset]").length);
    }
    return most;
  });
  expect(most).toBeLessThan(150);
  await expect(row(COUNT)).toBeInViewport();
  expect(await countRows()).toBeLessThan(150);
  const last = page.locator("main li[aria-posinset]").last();
  await expect(last).toHaveAttribute("aria-posinset", String(COUNT % PER_DAY));
  await expect(last).toHaveAttribute("aria-setsize", String(COUNT % PER_DAY));

  // The focused row stays rendered, and Tab continues from it.
  await expect(row(2)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(row(3)).toBeFocused();
  await expect(row(3)).toBeInViewport();
  // No rows overlap, and none is missing.
  const gaps = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll("main li[aria-posinset]")].map((item) =>
      item.getBoundingClientRect(),
    );
    return boxes.slice(1, 40).map((box, at) => Math.abs(box.top - (boxes[at]?.bottom ?? 0)));
  });
  expect(Math.max(...gaps)).toBeLessThan(1);
});
