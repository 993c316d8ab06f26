import { STARTERS } from "@/lib/message/examples/starters";
import { STRESS_CASES } from "@/lib/message/examples/stress-cases";
import { parseShareCode } from "@/lib/message/codecs/share-code";
import { findAxeViolations } from "@/e2e/fixtures/axe";
import { expect, test } from "@/e2e/pages/composer-page";
import { card, gallery, makeFragment, status } from "@/e2e/pages/starters-page";
import { MENU, ProofPage } from "@/e2e/pages/proof-page";

test("the gallery is used by keyboard alone and gives the focus back", async ({ composer, page }) => {
  await composer.open();
  await composer.button("More").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  for (let entry = 0; entry < 3; entry++) await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Starters" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(gallery(page)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(card(page, "Restaurant menu").getByRole("button", { name: "Open" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(gallery(page)).toBeHidden();
  await expect(composer.button("More")).toBeFocused();
});

test("every example has its card, with a link to its own proof sheet", async ({ composer, page }) => {
  await composer.open();
  await composer.more("Starters");
  for (const [group, examples] of [
    ["Starters", STARTERS],
    ["Stress cases", STRESS_CASES],
  ] as const) {
    const region = gallery(page).getByRole("region", { name: group, exact: true });
    await expect(region.getByRole("article")).toHaveCount(examples.length);
    for (const { name, form } of examples) {
      const link = region
        .getByRole("article", { name, exact: true })
        .getByRole("link", { name: "Proof sheet" });
      await expect(link).toHaveAttribute("href", /^\/proof#m=1\./);
      const code = (await link.getAttribute("href"))?.replace("/proof#m=", "") ?? "";
      expect(await parseShareCode(code)).toEqual({ ok: true, form });
    }
  }
});

test("axe finds nothing in the gallery, and nothing in it scrolls sideways", async ({ composer, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width: 390, height: 800 });
  await composer.open();
  await composer.more("Starters");
  await expect(card(page, "All formatting").getByRole("link", { name: "Proof sheet" })).toBeVisible();
  expect(await findAxeViolations(page)).toEqual([]);
  const sideways = await gallery(page).evaluate((dialog) =>
    Math.max(
      ...[dialog, ...dialog.children].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
    ),
  );
  expect(sideways).toBe(0);
});

test("a link that is put into the address of the open composer opens too, and is undone", async ({
  composer,
  page,
}) => {
  await composer.open();
  await composer.field("Recipient").fill("+27 82 111 2233");
  await composer.field("Body").fill("My own words");
  await page.goto(`/${await makeFragment()}`);
  await expect(composer.field("Header")).toHaveValue("From a colleague");
  await expect(composer.field("Recipient")).toHaveValue("+27 82 111 2233");
  await expect(page).toHaveURL(/\/$/);
  await composer.button("Undo").click();
  await expect(composer.field("Body")).toHaveValue("My own words");
});

test("a link that is broken is said in words, and the kept draft is there", async ({ composer, page }) => {
  await composer.open();
  await composer.field("Body").fill("My kept draft");
  await composer.saved();
  const fragment = await makeFragment();
  for (const [broken, words] of [
    [fragment.slice(0, -9), "This link is damaged or incomplete. Ask for it again"],
    [fragment.replace("#m=1.", "#m=7."), "This link has version 7. This Menuet opens only version 1"],
    ["#m=hello", "This link doesn’t contain a message from Menuet"],
  ] as const) {
    await page.goto("about:blank");
    await composer.open(`/${broken}`);
    await expect(status(page, words)).toBeVisible();
    await expect(composer.field("Body")).toHaveValue("My kept draft");
    await expect(page).toHaveURL(/\/$/);
  }
});

test("where a draft is saved, neither the examples nor what reads a link is loaded before it is asked for", async ({
  composer,
  page,
}) => {
  await page.addInitScript(() => {
    // Disables idle prefetching, which this test doesn't cover.
    window.requestIdleCallback = () => 0;
  });
  await new ProofPage(page).keep(MENU);
  const scripts: string[] = [];
  page.on("response", async (response) => {
    if (response.request().resourceType() === "script") scripts.push(await response.text());
  });
  const hasLoaded = (words: string) => scripts.some((text) => text.includes(words));
  await composer.open();
  await expect(composer.region("Problems").getByRole("button").first()).toBeVisible();
  expect(hasLoaded("Beef patty with cheese")).toBe(false);
  expect(hasLoaded("damaged or incomplete")).toBe(false);
  await composer.more("Starters");
  await expect(card(page, "Survey")).toBeVisible();
  await expect.poll(() => hasLoaded("Beef patty with cheese")).toBe(true);
});
