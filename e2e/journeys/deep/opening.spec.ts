import { findNamedScripts } from "../../../bench/first-load-js.mjs";
import { expect, test } from "@/e2e/pages/composer-page";

const LATE_MS = 400;

/** The page itself counts missing frames and layout shift, from its first byte. */
type Watched = { missing: number; shift: number };
type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean };

test.beforeEach(async ({ page, request }) => {
  const named = findNamedScripts(await (await request.get("/")).text()).map(({ path }) => path);
  // Scripts that the HTML doesn't name arrive late, as on a slow connection.
  await page.route(/\/_next\/static\/chunks\/.*\.js/, async (route) => {
    const isNamed = named.some((path) => route.request().url().endsWith(path));
    if (!isNamed) await new Promise((resolve) => setTimeout(resolve, LATE_MS));
    await route.continue();
  });
});

test("a kept draft takes the place of the empty one in one frame, with its preview, and nothing moves", async ({
  composer,
  page,
}) => {
  await composer.open();
  await composer.field("Body").fill("Kept words");
  await composer.saved();
  await page.addInitScript(() => {
    const watched: Watched = { missing: 0, shift: 0 };
    Object.assign(window, { watched });
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries() as Shift[])
        if (!hadRecentInput) watched.shift += value;
    }).observe({ type: "layout-shift", buffered: true });
    let wasSeen = false;
    const look = () => {
      const isSeen = document.querySelector("[role=log]") !== null;
      if (wasSeen && !isSeen) watched.missing++;
      wasSeen ||= isSeen;
      requestAnimationFrame(look);
    };
    look();
  });
  await page.reload();
  await expect(composer.region("Preview").getByText("Kept words")).toBeVisible();
  await expect(composer.field("Body")).toHaveValue("Kept words");
  const watched = await page.evaluate(() => (window as unknown as { watched: Watched }).watched);
  expect(watched.missing).toBe(0);
  // The first placement of the button below the sections alone counts 0.008, out of sight.
  expect(watched.shift).toBeLessThan(0.01);
  await composer.region("Preview").getByRole("radio", { name: "iOS" }).check({ force: true });
  await expect(page).toHaveURL(/platform=ios/);
});
