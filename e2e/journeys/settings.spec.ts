import { join, makeEmail } from "@/e2e/pages/account-page";
import { alive } from "@/e2e/fixtures/alive";
import { expect, test } from "@/e2e/pages/composer-page";

test.describe("an owner", () => {
  test.use({ role: "owner" });

  test("sees what the server runs with, is told when a ceiling cannot be, and marks colleagues' phones", async ({
    composer,
    page,
    recipient,
  }) => {
    await page.goto("/settings");
    const panel = page.getByRole("region", { name: "Server", exact: true });
    await expect(panel).toContainText("Live: messages reach people");
    await expect(panel).toContainText(/fiq_….{4}/);
    await expect(
      page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Sending and server" }),
    ).toHaveAttribute("aria-current", "page");

    const field = page.getByRole("textbox", { name: "Sends per day" });
    await field.fill("many");
    await expect(page.getByText(/^Enter a whole number from 0 to/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Save limit" })).toHaveAttribute("aria-disabled", "true");

    const list = page.getByRole("textbox", { name: "Test recipients" });
    await list.fill("not a number");
    await page.getByRole("button", { name: "Save recipients" }).click();
    await expect(list).toBeFocused();
    await expect(list).toHaveAttribute("aria-invalid", "true");
    await list.fill(recipient);
    await page.getByRole("button", { name: "Save recipients" }).click();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await composer.open();
    await composer.field("Recipient").fill(recipient);
    await composer.fillList({ body: "Choose", button: "Open", sections: [{ rows: [{ title: "One" }] }] });
    await composer.review();
    await expect(composer.sendDialog().getByRole("button", { name: "Send now (TEST)" })).toBeVisible();
  });

  test("invites, shows the link once, and takes it back", async ({ page }) => {
    const email = makeEmail();
    await page.goto("/settings/members");
    const panel = page.getByRole("region", { name: "Invitations" });
    await alive(panel.getByRole("combobox", { name: "Role" }));
    await panel.getByRole("textbox", { name: "Email" }).fill(email);
    await panel.getByRole("combobox", { name: "Role" }).selectOption("Viewer");
    await panel.getByRole("button", { name: "Create invitation" }).click();
    await expect(panel.getByText(/\/setup#invitation\./)).toBeVisible();
    await page.reload();
    await expect(panel.getByText(/\/setup#invitation\./)).toHaveCount(0);
    await panel.getByRole("button", { name: `Withdraw the invitation for ${email}` }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Withdraw" }).click();
    await expect(panel.getByText(email)).toHaveCount(0);
  });

  test("changes a member's role and ends their access, and the log tells of it", async ({
    page,
    browser,
  }) => {
    const other = await browser.newPage({ storageState: { cookies: [], origins: [] } });
    const email = await join(other, "viewer", "Zola Temporary");
    await page.goto("/settings/members");
    const row = page.getByRole("list", { name: "Members" }).getByRole("listitem").filter({ hasText: email });
    await row.getByRole("combobox").selectOption("Sender");
    await expect(page.getByText("Role changed")).toBeAttached();
    await row.getByRole("button", { name: "Deactivate" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Deactivate" }).click();
    await expect(row).toContainText("Deactivated");
    await other.goto("/outbox");
    await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await other.close();

    await page.goto("/settings/audit");
    const choice = page.getByRole("combobox", { name: "Event" });
    await alive(choice);
    await choice.selectOption("Account deactivated");
    await expect(page.getByRole("region", { name: "Audit log" }).getByText(email).first()).toBeVisible();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Export as CSV" }).click();
    expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  });
});
