import type { Page } from "@playwright/test";
import {
  arrive,
  invite,
  join,
  makeAccount,
  makeEmail,
  openAccount,
  PASSWORD,
} from "@/e2e/pages/account-page";
import { alive } from "@/e2e/fixtures/alive";
import { findAxeViolations } from "@/e2e/fixtures/axe";
import { expect, test } from "@/e2e/pages/composer-page";

/** Waits until nothing is loading. */
const settle = (page: Page) =>
  expect(page.locator("[aria-busy=true]").filter({ visible: true })).toHaveCount(0);
async function expectNothing(page: Page) {
  await settle(page);
  expect(await findAxeViolations(page)).toEqual([]);
}
const measureOverflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const width of [390, 1440]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test.describe("signed out", () => {
      test.use({ role: null });

      test("axe finds nothing on the ways in", async ({ page }) => {
        await page.goto("/sign-in");
        await expectNothing(page);
        await page.goto("/setup");
        await expect(page.getByRole("heading", { name: "This address has no link" })).toBeVisible();
        await expectNothing(page);
        await page.goto(await invite(makeEmail(), "viewer"));
        await expect(page.getByRole("heading", { name: "Join your team" })).toBeVisible();
        await expectNothing(page);
      });

      test("axe finds nothing on one's own account and its menu", async ({ page }) => {
        await join(page, "sender", "نور الهدى بنت عبد الرحمن");
        await openAccount(page);
        await page.getByRole("button", { name: "Add an authenticator app" }).click();
        await page.getByLabel("Your password", { exact: true }).fill(PASSWORD);
        await page.getByRole("button", { name: "Continue" }).click();
        await expect(page.getByRole("img", { name: "QR code for an authenticator app" })).toBeVisible();
        await page.getByRole("textbox", { name: "Token name" }).fill("Nightly run");
        await page.getByRole("button", { name: "Create token" }).click();
        await expect(page.getByRole("button", { name: "Revoke Nightly run" })).toBeVisible();
        await expectNothing(page);
        // On a narrow screen, one button holds the navigation and the account.
        if (width < 760) await page.getByRole("button", { name: "Pages" }).click();
        await page.getByRole("button", { name: /^Account of/ }).click();
        await expectNothing(page);
        await page.keyboard.press("Escape");
        if (width < 760) await page.keyboard.press("Escape");
        await page.getByRole("button", { name: "Revoke Nightly run" }).click();
        await expect(page.getByRole("alertdialog")).toBeVisible();
        await expectNothing(page);
      });
    });

    test.describe("as the owner", () => {
      test.use({ role: "owner" });

      test("axe finds nothing on the settings", async ({ page }) => {
        await page.goto("/settings");
        await expect(page.getByRole("textbox", { name: "Sends per day" })).toBeVisible();
        await expectNothing(page);
        await page.getByRole("button", { name: "Stop sending" }).click();
        await expect(page.getByRole("alertdialog")).toBeVisible();
        await expectNothing(page);
        await page.goto("/settings/members");
        await expect(page.getByRole("list", { name: "Members" })).toBeVisible();
        await expectNothing(page);
        await page.goto("/settings/audit");
        await expect(page.getByRole("listitem").first()).toBeVisible();
        await expectNothing(page);
      });
    });
  });
}

test.describe("the owner on a small screen", () => {
  test.use({ role: "owner", viewport: { width: 320, height: 700 } });

  test("sees nothing clipped on any page", async ({ page }) => {
    for (const path of ["/", "/account", "/settings", "/settings/members", "/settings/audit"]) {
      await page.goto(path);
      await settle(page);
      expect(await measureOverflow(page), path).toBe(0);
      await page.getByRole("button", { name: "Pages" }).click();
      const nav = page.getByRole("navigation", { name: "Site" });
      expect(await nav.evaluate((box) => box.scrollWidth - box.clientWidth), path).toBe(0);
      await expect(page.getByRole("button", { name: /^Account of/ })).toBeInViewport({ ratio: 1 });
    }
  });
});

test.describe("with the keyboard alone", () => {
  test.use({ role: null });

  test("one signs in and out", async ({ page }) => {
    const email = await makeAccount("viewer");
    await page.goto("/sign-in");
    await alive(page.getByRole("button", { name: "Sign in", exact: true }));
    await page.getByLabel("Email", { exact: true }).focus();
    await page.keyboard.type(email);
    await page.keyboard.press("Tab");
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    await arrive(page);
    const corner = page.getByRole("button", { name: /^Account of/ });
    await corner.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("link", { name: "Account", exact: true })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(corner).toBeFocused();
    await page.keyboard.press("Enter");
    for (let presses = 0; presses < 2; presses++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  });
});
