import { expect, test } from "@/e2e/pages/composer-page";
import { findChromium } from "../../../scripts/find-chromium.cjs";

/** Pages that must follow the reader's browser and system settings. */
const PAGES = ["/", "/outbox", "/library", "/settings", "/account"];

test.use({
  role: "owner",
  launchOptions: {
    executablePath: findChromium(),
    args: ["--no-sandbox", "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26"],
  },
});

test("at twice the text size no page is wider than the screen, and the way between the pages is whole", async ({
  page,
}) => {
  for (const path of PAGES) {
    await page.goto(path);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe("32px");
    const wide = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await wide(), path).toBe(0);
    await page.getByRole("button", { name: "Pages" }).click();
    const nav = page.getByRole("navigation", { name: "Site" });
    await expect(nav.getByRole("link", { name: "Proof sheet" })).toBeVisible();
    expect(await nav.evaluate((box) => box.scrollWidth - box.clientWidth), path).toBe(0);
    await page.keyboard.press("Escape");
  }
});

test("in forced colours what is chosen, the current page and the main button stand out", async ({ page }) => {
  // Without transitions, a colour is final as soon as it is read.
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  /** An element that React is replacing has no style. */
  const fillOf = async (selector: string) => {
    let fill = "";
    const read = () => page.locator(selector).first();
    await expect
      .poll(async () => (fill = await read().evaluate((box) => getComputedStyle(box).backgroundColor)))
      .not.toBe("");
    return fill;
  };
  await page.goto("/outbox");
  await expect(page.getByRole("button", { name: "All", exact: true })).toBeVisible();
  const [chosen, other] = [
    await fillOf('.chip[aria-pressed="true"]'),
    await fillOf('.chip[aria-pressed="false"]'),
  ];
  expect(chosen).not.toBe(other);
  expect(await fillOf('.site-link[aria-current="page"]')).toBe(chosen);
  await page.goto("/not-a-page");
  expect(await fillOf("main .bg-accent")).toBe(chosen);
});

test("with more contrast asked for, lines and notes are darker", async ({ page }) => {
  await page.goto("/outbox");
  const read = () =>
    page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement("i"));
      const colours = ["--line", "--faint"].map((name) => {
        probe.style.setProperty("color", `var(${name})`);
        return getComputedStyle(probe).color;
      });
      probe.remove();
      return colours;
    });
  const usual = await read();
  await page.emulateMedia({ contrast: "more" });
  const more = await read();
  expect(more[0]).not.toBe(usual[0]);
  expect(more[1]).not.toBe(usual[1]);
});
