import type { Locator, Page } from "@playwright/test";
import { emptyDraft } from "../lib/message/draft";
import { STARTERS } from "../lib/message/examples/starters";
import { STRESS_CASES } from "../lib/message/examples/stress-cases";
import { formatShareFragment } from "../lib/message/share/fragment";
import { formatShareCode, parseShareCode } from "../lib/message/share/share-code";
import { findAxeViolations } from "./axe";
import { expect, test } from "./composer-page";

const gallery = (page: Page): Locator => page.getByRole("dialog", { name: "Start from…" });
const card = (page: Page, name: string): Locator => gallery(page).getByRole("article", { name, exact: true });
const openFrom = (page: Page, name: string) => card(page, name).getByRole("button", { name: "Open" }).click();
const status = (page: Page, words: string | RegExp): Locator =>
  page.getByRole("status").filter({ hasText: words });

const FORM = {
  ...emptyDraft(),
  header: "From a colleague",
  body: "Look at *this*",
  button: "Open it",
};
async function makeFragment(form = FORM): Promise<string> {
  const written = await formatShareCode(form);
  expect(written.ok).toBe(true);
  return formatShareFragment(written.ok ? written.code : "");
}

test("a starter opens in place of the draft, keeps the recipient, and is undone", async ({
  composer,
  page,
}) => {
  await composer.open();
  await composer.field("Recipient").fill("+27 82 111 2233");
  await composer.field("Body").fill("My own words");
  await composer.button("Starters").click();
  await openFrom(page, "Restaurant menu");
  await expect(gallery(page)).toBeHidden();
  await expect(composer.field("Header")).toHaveValue("Our Menu");
  await expect(composer.field("Header")).toBeFocused();
  await expect(composer.row(2, 1).getByRole("textbox", { name: "Row ID" })).toHaveValue("cola");
  await expect(composer.field("Recipient")).toHaveValue("+27 82 111 2233");
  await expect(composer.region("Problems")).toContainText("Nothing stands against sending");

  await composer.row(2, 1).getByRole("textbox", { name: "Row title" }).fill("Iced tea");
  await expect(composer.row(2, 1).getByRole("textbox", { name: "Row ID" })).toHaveValue("iced-tea");
  await composer.field("Recipient").fill("+27 82 999 8877");
  await composer.button("Undo").click();
  await expect(composer.row(2, 1).getByRole("textbox", { name: "Row title" })).toHaveValue("Cola");
  await composer.button("Undo").click();
  await expect(composer.field("Body")).toHaveValue("My own words");
  await expect(composer.field("Header")).toHaveValue("");
  await expect(composer.field("Recipient")).toHaveValue("+27 82 999 8877");
  await expect(status(page, "Undone: “Restaurant menu” opened")).toBeVisible();
});

test("an empty draft points to the starters, and is back when one is undone", async ({ composer, page }) => {
  await composer.open();
  await composer.button("Start from a ready-made message").click();
  await openFrom(page, "Voice greeting");
  await expect(composer.field("Audio URL")).toHaveValue("https://example.com/message.mp3");
  await expect(composer.field("Audio URL")).toBeFocused();
  await page.getByRole("button", { name: "Undo: “Voice greeting” opened" }).click();
  await expect(page.getByText("Nothing typed yet")).toBeVisible();
});

test("the gallery is used by keyboard alone and gives the focus back", async ({ composer, page }) => {
  await composer.open();
  await composer.button("Starters").focus();
  await page.keyboard.press("Enter");
  await expect(gallery(page)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(card(page, "Restaurant menu").getByRole("button", { name: "Open" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(gallery(page)).toBeHidden();
  await expect(composer.button("Starters")).toBeFocused();
});

test("every example has its card, with a link to its own proof sheet", async ({ composer, page }) => {
  await composer.open();
  await composer.button("Starters").click();
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
  await composer.button("Starters").click();
  await expect(card(page, "All formatting").getByRole("link", { name: "Proof sheet" })).toBeVisible();
  expect(await findAxeViolations(page)).toEqual([]);
  const sideways = await gallery(page).evaluate((dialog) =>
    Math.max(
      ...[dialog, ...dialog.children].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
    ),
  );
  expect(sideways).toBe(0);
});

test("a link opens its message, which is kept only once it is changed, and leaves the address", async ({
  composer,
  page,
}) => {
  await composer.open();
  await composer.field("Body").fill("My kept draft");
  await expect(page.getByText("Saved a moment ago")).toBeVisible();
  const fragment = await makeFragment();

  await page.goto("about:blank");
  await composer.open(`/${fragment}`);
  await expect(composer.field("Header")).toHaveValue("From a colleague");
  await expect(composer.region("Preview")).toContainText("Look at this");
  await expect(
    status(page, "Opened from a link. Undo brings back the draft that was kept here"),
  ).toBeVisible();
  await expect(page.getByText("From a link: kept with the first change")).toBeVisible();
  await expect(page).toHaveURL(/\/$/);

  await page.reload();
  await expect(composer.field("Body")).toHaveValue("My kept draft");

  await page.goto("about:blank");
  await composer.open(`/${fragment}`);
  await composer.field("Header").fill("Mine now");
  await expect(page.getByText("Saved a moment ago")).toBeVisible();
  await composer.button("Undo").click();
  await expect(composer.field("Header")).toHaveValue("From a colleague");
  await composer.button("Undo").click();
  await expect(composer.field("Body")).toHaveValue("My kept draft");
  await expect(status(page, "Undone: Opened from a link")).toBeVisible();
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
  await expect(page.getByText("Saved a moment ago")).toBeVisible();
  const fragment = await makeFragment();
  for (const [broken, words] of [
    [fragment.slice(0, -9), "This link is damaged or cut short. Ask for it again"],
    [fragment.replace("#m=1.", "#m=7."), "This link is of version 7, and this Menuet reads version 1 only"],
    ["#m=hello", "This link holds no message of Menuet’s"],
  ] as const) {
    await page.goto("about:blank");
    await composer.open(`/${broken}`);
    await expect(status(page, words)).toBeVisible();
    await expect(composer.field("Body")).toHaveValue("My kept draft");
    await expect(page).toHaveURL(/\/$/);
  }
});

test("neither the examples nor what reads a link is loaded before it is asked for", async ({
  composer,
  page,
}) => {
  const scripts: string[] = [];
  page.on("response", async (response) => {
    if (response.request().resourceType() === "script") scripts.push(await response.text());
  });
  const hasLoaded = (words: string) => scripts.some((text) => text.includes(words));
  await composer.open();
  await expect(composer.region("Problems").getByRole("button").first()).toBeVisible();
  expect(hasLoaded("Beef patty with cheese")).toBe(false);
  expect(hasLoaded("damaged or cut short")).toBe(false);
  await composer.button("Starters").click();
  await expect(card(page, "Survey")).toBeVisible();
  await expect.poll(() => hasLoaded("Beef patty with cheese")).toBe(true);
});
