import { expect, type Page } from "@playwright/test";
import { alive } from "@/e2e/fixtures/alive";
import { MENU } from "@/e2e/pages/forms-page";
import { ProofPage } from "@/e2e/pages/proof-page";
import { startOwn } from "@/e2e/fixtures/share/own-server";
import { test } from "@/e2e/fixtures/policy-refusals";

/**
 * Makes every page fail to render, but not the frame around it or the error page.
 * Hydration can't read the heading, and the elements that pages contain can't be created.
 */
const breakDrawing = (page: Page) =>
  page.addInitScript(() => {
    const made = ["form", "input", "section", "h2", "ul"];
    const { createElement } = Document.prototype;
    Document.prototype.createElement = function (this: Document, name: string, options?: never) {
      if (made.includes(name)) throw new Error("The page fails for this test.");
      return createElement.call(this, name, options);
    } as never;
    const text = Object.getOwnPropertyDescriptor(Node.prototype, "textContent");
    Object.defineProperty(Node.prototype, "textContent", {
      ...text,
      get(this: Element) {
        if (this.localName === "h1") throw new Error("The page fails for this test.");
        return text?.get?.call(this);
      },
    });
  });

const errorHeading = (page: Page) => page.getByRole("heading", { level: 1, name: "Something went wrong" });
const wholePageHeading = (page: Page) =>
  page.getByRole("heading", { level: 1, name: "Menuet couldn’t show this page" });

/** The contrast meets WCAG's minimum for normal text. */
async function expectReadable(page: Page) {
  const ratio = await page.evaluate(() => {
    const heading = document.querySelector("h1");
    const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
    if (!heading || !canvas) return 0;
    const light = (colour: string) => {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const pair = [
      light(getComputedStyle(heading).color),
      light(getComputedStyle(document.body).backgroundColor),
    ];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  });
  expect(ratio).toBeGreaterThan(7);
  await expect(page.getByRole("link", { name: "Open the composer" })).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

const OWNERS = [
  "/",
  "/proof",
  "/view",
  "/library",
  "/outbox",
  "/settings",
  "/settings/members",
  "/settings/audit",
  "/account",
];

test.describe("a page whose drawing fails says so, with a way out", () => {
  for (const [role, paths] of [
    ["owner", OWNERS],
    [null, ["/sign-in", "/setup"]],
  ] as const)
    test.describe(role ?? "a visitor", () => {
      test.use({ role });

      test(paths.join(" "), async ({ page }) => {
        await breakDrawing(page);
        for (const [at, path] of paths.entries()) {
          await page.emulateMedia({ colorScheme: at % 2 === 0 ? "light" : "dark" });
          await page.goto(path);
          await expect(errorHeading(page), path).toBeVisible();
          await expectReadable(page);
          await page.getByRole("button", { name: "Try again" }).click();
          await expect(errorHeading(page), path).toBeVisible();
        }
      });
    });
});

test("offline a dialog that was never fetched says so, and comes with the network", async ({ page }) => {
  const state = { isAway: true };
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    const reply = await route.fetch();
    const body = await reply.body();
    if (state.isAway && body.includes('"aria-label":"Commands"')) await route.abort("internetdisconnected");
    else await route.fulfill({ response: reply, body });
  });
  await page.goto("/library");
  await alive(page.getByRole("button", { name: /^Commands/ }));
  await page.keyboard.press("ControlOrMeta+k");
  const fault = page.getByRole("alert").filter({ hasText: "Commands couldn’t be opened." });
  await expect(fault).toBeVisible();
  await fault.getByRole("button", { name: "Close" }).click();
  await expect(fault).toBeHidden();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(fault).toBeVisible();
  state.isAway = false;
  await fault.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("dialog", { name: "Commands" })).toBeVisible();
});

/**
 * Waits until no code has arrived for longer than the page takes to become idle.
 * Playwright's "networkidle" fires only once, perhaps during the first render.
 */
const fetchedAhead = (page: Page) =>
  page.waitForFunction(() => {
    const code = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/_next/"));
    const latest = Math.max(...code.map(({ startTime, duration }) => startTime + duration));
    return document.readyState === "complete" && performance.now() - latest > 2_500;
  });

test("once somebody is there, every dialog of the composer opens without a network", async ({
  page,
  context,
}) => {
  await new ProofPage(page).keep(MENU);
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Body", exact: true })).toBeEnabled();
  await page.mouse.move(200, 200);
  await fetchedAhead(page);
  await context.setOffline(true);
  const dialog = (name: string) => page.getByRole("dialog", { name, exact: true });
  const openAndClose = async (button: string, name: string) => {
    await page.getByRole("button", { name: button, exact: true }).first().click();
    await expect(dialog(name)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog(name)).toBeHidden();
  };
  await openAndClose("Paste rows", "Paste rows");
  for (const [entry, name] of [
    ["Import", "Import a message"],
    ["Export", "Export"],
    ["History", "History"],
    ["Starters", "Start from…"],
  ] as const) {
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: entry, exact: true }).click();
    await expect(dialog(name)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog(name)).toBeHidden();
  }
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(dialog("Share this message").getByRole("textbox")).toHaveValue(/\/view#/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(dialog("Commands")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: MENU.button, exact: true }).click();
  await expect(dialog(MENU.button).getByRole("radio").first()).toBeVisible();
  await context.setOffline(false);
});

test("an error of the server's, in a page and in the frame around it, is a page with a way out", async ({
  page,
  context,
}) => {
  const server = await startOwn("./e2e/fixtures/broken-drawing.cjs");
  const address = (path: string) => new URL(path, server.url).href;
  await page.emulateMedia({ colorScheme: "dark" });
  const answer = await page.goto(address("/sign-in?next=drawing-fails"));
  expect(answer?.status()).toBe(500);
  await expect(errorHeading(page)).toBeVisible();
  await expectReadable(page);
  await context.addCookies([{ name: "theme", value: "drawing-fails", url: server.url }]);
  expect((await page.goto(address("/")))?.status()).toBe(500);
  await expect(wholePageHeading(page)).toBeVisible();
  await expectReadable(page);
  await page.emulateMedia({ colorScheme: "light" });
  await expectReadable(page);
  await context.clearCookies();
  await page.getByRole("link", { name: "Reload" }).click();
  await expect(page.getByRole("textbox", { name: "Body" })).toBeVisible();
  await server.stop();
});
