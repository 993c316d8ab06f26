import {
  arrive,
  askAsOwner,
  askMembers,
  invite,
  join,
  makeAccount,
  makeEmail,
  openAccount,
  PASSWORD,
  signIn,
  signOut,
} from "@/e2e/pages/account-page";
import { alive } from "@/e2e/fixtures/alive";
import { expect, test } from "@/e2e/pages/composer-page";
import { makeTotpCode } from "@/e2e/fixtures/store/totp-code";

test.use({ role: null });

test("only a whole link opens anything; an invitation becomes an account, and its link leaves the address", async ({
  page,
}) => {
  await page.goto("/setup");
  await expect(page.getByRole("heading", { name: "This address has no link" })).toBeVisible();
  await page.goto(`/setup#set-up.abc.${"a".repeat(43)}`);
  await expect(page.getByRole("heading", { name: "This link doesn’t work" })).toBeVisible();
  await page.goto("/setup#set-up.abc.short");
  await expect(page.getByRole("heading", { name: "The link is incomplete" })).toBeVisible();

  const link = await invite(makeEmail(), "sender");
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Join your team" })).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
  await page.getByRole("textbox", { name: "Name" }).fill("Ayanda");
  await page.getByLabel("Password", { exact: true }).fill("passwordpassword");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Password", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("button", { name: "Account of Ayanda" })).toBeVisible();
  await page.goto("/sign-in");
  await expect(page).toHaveURL("/");
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link doesn’t work" })).toBeVisible();
});

test("the outbox leads to the sign-in and back, with what its address says", async ({ page }) => {
  const email = await makeAccount("viewer");
  await page.goto("/outbox?state=unknown");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signIn(page, email, "not the password at all");
  await expect(page.getByRole("alert").filter({ hasText: "password" })).toBeFocused();
  await signIn(page, email);
  await expect(page.getByRole("heading", { name: "Outbox" })).toBeVisible();
  await expect(page).toHaveURL("/outbox?state=unknown");
});

test(
  "a second factor is added, asked for, replaced by a recovery code, and removed",
  { tag: "@deep" },
  async ({ page }) => {
    const email = await join(page, "sender");
    await openAccount(page);
    const panel = page.getByRole("region", { name: "Two-factor authentication" });
    await panel.getByRole("button", { name: "Add an authenticator app" }).click();
    await panel.getByLabel("Your password", { exact: true }).fill(PASSWORD);
    await panel.getByRole("button", { name: "Continue" }).click();
    await expect(panel.getByRole("img", { name: "QR code for an authenticator app" })).toBeVisible();
    const secret = await panel.getByText(/^[A-Z2-7]{16,}$/).innerText();
    await panel.getByRole("textbox", { name: "Code" }).fill(makeTotpCode(secret, Date.now()));
    await panel.getByRole("button", { name: "Confirm" }).click();
    const listed = panel.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
    await expect(listed.first()).toBeVisible();
    const codes = await listed.allInnerTexts();
    expect(codes.length).toBeGreaterThanOrEqual(8);

    await page.reload();
    await expect(panel).toContainText("Signing in asks for a code");
    await alive(panel.getByRole("button", { name: "Turn off" }));
    await signOut(page);
    await page.goto("/sign-in");
    await signIn(page, email);
    await page.getByRole("button", { name: "Use recovery code" }).click();
    await page.getByRole("textbox", { name: "Recovery code" }).fill(codes[0] ?? "");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("button", { name: /^Account of/ })).toBeVisible();

    await openAccount(page);
    await panel.getByRole("button", { name: "Turn off" }).click();
    await panel.getByLabel("Your password", { exact: true }).fill(PASSWORD);
    await panel.getByRole("button", { name: "Turn off" }).click();
    await expect(panel.getByRole("button", { name: "Add an authenticator app" })).toBeVisible();
  },
);

test("a token is shown once, works, and stops working when it is revoked", async ({
  page,
  playwright,
  baseURL,
}) => {
  await join(page, "sender");
  await openAccount(page);
  const panel = page.getByRole("region", { name: "API tokens" });
  await panel.getByRole("textbox", { name: "Token name" }).fill("Nightly run");
  await panel.getByRole("combobox", { name: "Role" }).selectOption("Viewer");
  await panel.getByRole("button", { name: "Create token" }).click();
  const secret = await panel.getByText(/^menuet_[\w-]{43}$/).innerText();
  await expect(panel.getByLabel("Example with curl")).toContainText(secret);
  const script = await playwright.request.newContext({
    ...(baseURL !== undefined && { baseURL }),
    extraHTTPHeaders: { Authorization: `Bearer ${secret}` },
    storageState: { cookies: [], origins: [] },
  });
  expect((await script.get("/api/auth/me")).status()).toBe(200);
  await page.reload();
  await expect(panel.getByRole("button", { name: "Revoke Nightly run" })).toBeVisible();
  await expect(panel.getByText(secret)).toHaveCount(0);
  await panel.getByRole("button", { name: "Revoke Nightly run" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(panel).toContainText("No tokens yet");
  expect((await script.get("/api/auth/me")).status()).toBe(401);
  await script.dispose();
});

test("another browser's session is ended from here", { tag: "@deep" }, async ({ page, browser }) => {
  const email = await join(page, "viewer");
  const other = await browser.newPage({ storageState: { cookies: [], origins: [] } });
  await other.goto("/sign-in");
  await signIn(other, email);
  await expect(other.getByRole("button", { name: /^Account of/ })).toBeVisible();
  await openAccount(page);
  const panel = page.getByRole("region", { name: "Sessions" });
  await expect(panel.getByRole("listitem")).toHaveCount(2);
  await panel.getByRole("button", { name: "Sign out all others" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out all others" }).click();
  await expect(panel.getByRole("listitem")).toHaveCount(1);
  await other.goto("/outbox");
  await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await other.close();
});

test("a new password by a reset link ends the old one", { tag: "@deep" }, async ({ page }) => {
  const email = await join(page, "viewer");
  const members = await askMembers();
  const id = members.find((member) => member.email === email)?.id ?? "";
  const { url } = await askAsOwner(`/api/members/${id}`, { action: "reset-password" });
  await page.goto(`/setup${new URL(url).hash}`);
  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  await expect(page.getByLabel("Email", { exact: true })).toHaveValue(email);
  await page.getByLabel("New password", { exact: true }).fill("eleven lanterns over the harbour");
  await page.getByRole("button", { name: "Save password" }).click();
  await arrive(page);
  await signOut(page);
  await page.goto("/sign-in");
  await signIn(page, email);
  await expect(page.getByRole("alert").filter({ hasText: "password" })).toBeVisible();
  await signIn(page, email, "eleven lanterns over the harbour");
  await expect(page.getByRole("button", { name: /^Account of/ })).toBeVisible();
});
