import type { Browser, Page } from "@playwright/test";
import { MAX_TOKENS } from "@/lib/api/limits";
import { invite, join, makeEmail, openAccount, PASSWORD, signIn } from "@/e2e/pages/account-page";
import { alive } from "@/e2e/fixtures/alive";
import { expect } from "@/e2e/pages/composer-page";
import { fit, HOSTILE, pack } from "@/e2e/fixtures/hostile-texts";
import { toCookieFile } from "@/e2e/fixtures/kept-cookies";
import { LIVE } from "@/e2e/fixtures/servers";
import { test, textsOf, watch } from "@/e2e/fixtures/unharmed";

const NAMES = pack(100);
/** As many tokens as an account may have, with the names that the members don't use. */
const UNBROKEN = "W".repeat(100);
const TOKENS = [UNBROKEN, ...NAMES.slice(1 - MAX_TOKENS)];
/** How many to create by hand; the API creates the others. */
const TYPED = 4;
const openAsOwner = (browser: Browser): Promise<Page> =>
  browser.newPage({ storageState: toCookieFile("live", "owner") });

test.describe("whoever comes with a hostile name", () => {
  test.use({ role: null });

  test("is called by it, in the head and in the list of members", async ({ page, browser }) => {
    const owner = await openAsOwner(browser);
    const harm = await watch(owner);
    const [first = "", ...others] = NAMES.slice(0, 1 - MAX_TOKENS);
    await page.goto(await invite(makeEmail(), "viewer"));
    await page.getByRole("textbox", { name: "Name" }).fill(first);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Create account" }).click();
    const head = page.getByRole("banner").locator("button bdi");
    // Setup leads to another page, so wait for it.
    await page.waitForURL((address) => address.pathname !== "/setup");
    await expect.poll(() => textsOf(head)).toEqual([first]);
    await openAccount(page);
    const panel = page.getByRole("region", { name: "Profile" });
    for (const name of others) {
      await panel.getByRole("textbox", { name: "Name" }).fill(name);
      await panel.getByRole("button", { name: "Save name" }).click();
      await expect(panel.getByRole("status")).toHaveText("Saved");
      await expect.poll(() => textsOf(head)).toEqual([name]);
    }
    for (const name of NAMES.slice(4, 7)) {
      await panel.getByRole("textbox", { name: "Name" }).fill(name);
      await panel.getByRole("button", { name: "Save name" }).click();
      await expect(panel.getByRole("status")).toHaveText("Saved");
      await owner.goto("/settings/members");
      const members = owner.getByRole("list", { name: "Members" }).locator("bdi");
      await expect.poll(() => textsOf(members), name).toContain(name);
    }
    await owner.close();
    expect(harm).toEqual([]);
  });

  test("names tokens so, and the audit log tells of them", async ({ page, browser }) => {
    await join(page, "sender");
    for (const name of TOKENS.slice(0, -TYPED)) {
      const data = { name, role: "sender", days: null };
      const answer = await page.request.post("/api/auth/tokens", { data, headers: { Origin: LIVE.url } });
      expect(answer.ok(), await answer.text()).toBe(true);
    }
    await openAccount(page);
    const panel = page.getByRole("region", { name: "API tokens" });
    const listed = panel.getByRole("list", { name: "API tokens" }).locator("bdi");
    const dialog = page.getByRole("alertdialog");
    for (const name of TOKENS.slice(-TYPED)) {
      await panel.getByRole("textbox", { name: "Token name" }).fill(name);
      await panel.getByRole("button", { name: "Create token" }).click();
      await expect.poll(async () => (await textsOf(listed))[0], name).toBe(name);
    }
    expect(await textsOf(listed)).toEqual(TOKENS.toReversed());
    // An unbreakable name must not push the dialog's buttons out of reach.
    await panel.getByRole("button", { name: `Revoke ${UNBROKEN}` }).click();
    await expect(dialog).toContainText(UNBROKEN);
    await dialog.getByRole("button", { name: "Revoke" }).click();
    await expect(listed).toHaveCount(TOKENS.length - 1);
    const owner = await openAsOwner(browser);
    const harm = await watch(owner);
    await owner.goto("/settings/audit");
    const choice = owner.getByRole("combobox", { name: "Event" });
    await alive(choice);
    await choice.selectOption("Token issued");
    const log = owner.getByRole("region", { name: "Audit log" });
    for (const name of TOKENS) {
      await expect.poll(async () => (await textsOf(log)).join(""), name).toContain(`“${name}”, sender`);
    }
    await owner.close();
    expect(harm).toEqual([]);
  });

  test("does not sign in", async ({ page }) => {
    await page.goto("/sign-in");
    const email = page.getByLabel("Email", { exact: true });
    for (const text of HOSTILE) {
      await email.fill(text);
      await expect(page.locator("input[type=email]:invalid")).toHaveValue(text);
    }
    await signIn(page, "<svg/onload=alert(1)>");
    await expect(email).toBeFocused();
    await signIn(page, "'or'1'='1@acme.example");
    await expect(email).toHaveAccessibleDescription("This is missing, too long or invalid");
    await expect(email).toBeFocused();
    await expect(page).toHaveURL("/sign-in");
  });
});

test.describe("an owner", () => {
  test.use({ role: "owner" });

  test("is told which hostile lines are no numbers, and invites nobody by them", async ({ page }) => {
    await page.goto("/settings");
    const lines = HOSTILE.map((text) => fit(text, 24)).join("\n");
    for (const label of ["Test recipients", "Allowed recipients"]) {
      const list = page.getByRole("textbox", { name: label });
      const kept = await list.inputValue();
      await list.fill(lines);
      await page.getByRole("button", { name: "Save recipients" }).click();
      await expect(list).toHaveAttribute("aria-invalid", "true");
      await expect(list).toHaveAccessibleDescription(/undefined: .*null: /);
      await expect(list).toHaveValue(lines);
      await list.fill(kept);
    }
    await page.goto("/settings/members");
    const panel = page.getByRole("region", { name: "Invitations" });
    const email = panel.getByRole("textbox", { name: "Email" });
    await alive(email);
    await email.fill("{{7*7}}'or'1'='1@acme.example");
    await panel.getByRole("button", { name: "Create invitation" }).click();
    await expect(email).toHaveAttribute("aria-invalid", "true");
  });
});
