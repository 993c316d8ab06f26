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
} from "./account-page";
import { alive } from "./alive";
import { expect, test } from "./composer-page";
import { makeTotpCode } from "./store/totp-code";

test.use({ role: null });

test("an invitation becomes an account that is signed in, and its link leaves the address at once", async ({
  page,
}) => {
  const link = await invite(makeEmail(), "sender");
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Accept the invitation" })).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
  await page.getByRole("textbox", { name: "Name" }).fill("Ayanda");
  await page.getByLabel("Password", { exact: true }).fill("passwordpassword");
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Password", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(page.getByRole("button", { name: "Account of Ayanda" })).toBeVisible();
  await page.goto("/sign-in");
  await expect(page).toHaveURL("/");
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link cannot be used" })).toBeVisible();
});

test("the page of links says the same whether or not set-up is open", async ({ page }) => {
  await page.goto("/setup");
  await expect(page.getByRole("heading", { name: "There is no link in the address" })).toBeVisible();
  await page.goto(`/setup#set-up.abc.${"a".repeat(43)}`);
  await expect(page.getByRole("heading", { name: "This link cannot be used" })).toBeVisible();
  await page.goto("/setup#set-up.abc.short");
  await expect(page.getByRole("heading", { name: "The link is not whole" })).toBeVisible();
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

test("a sign-in leads to no other site", async ({ page }) => {
  const email = await makeAccount("viewer");
  await page.goto(`/sign-in?next=${encodeURIComponent("//evil.example/")}`);
  await signIn(page, email);
  await expect(page.getByRole("heading", { name: "Composer" })).toBeAttached();
  await expect(page).toHaveURL("/");
});

test("a second factor is added, asked for, replaced by a recovery code, and removed", async ({ page }) => {
  const email = await join(page, "sender");
  await openAccount(page);
  const panel = page.getByRole("region", { name: "Second factor" });
  await panel.getByRole("button", { name: "Add an authenticator app" }).click();
  await panel.getByLabel("Your password", { exact: true }).fill(PASSWORD);
  await panel.getByRole("button", { name: "Go on" }).click();
  await expect(panel.getByRole("img", { name: "QR code for an authenticator app" })).toBeVisible();
  const secret = await panel.getByText(/^[A-Z2-7]{16,}$/).innerText();
  await panel.getByRole("textbox", { name: "Code" }).fill(makeTotpCode(secret, Date.now()));
  await panel.getByRole("button", { name: "Confirm" }).click();
  const listed = panel.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(listed.first()).toBeVisible();
  const codes = await listed.allInnerTexts();
  expect(codes.length).toBeGreaterThanOrEqual(8);

  await page.reload();
  await expect(panel).toContainText("On: signing in asks for a code");
  await alive(panel.getByRole("button", { name: "Remove" }));
  await signOut(page);
  await page.goto("/sign-in");
  await signIn(page, email);
  await page.getByRole("button", { name: "Use a recovery code" }).click();
  await page.getByRole("textbox", { name: "Recovery code" }).fill(codes[0] ?? "");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("button", { name: /^Account of/ })).toBeVisible();

  await openAccount(page);
  await panel.getByRole("button", { name: "Remove" }).click();
  await panel.getByLabel("Your password", { exact: true }).fill(PASSWORD);
  await panel.getByRole("button", { name: "Remove the second factor" }).click();
  await expect(panel.getByRole("button", { name: "Add an authenticator app" })).toBeVisible();
});

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
  await panel.getByRole("button", { name: "Make token" }).click();
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
  await expect(panel).toContainText("No token yet");
  expect((await script.get("/api/auth/me")).status()).toBe(401);
  await script.dispose();
});

test("another browser's session is ended from here", async ({ page, browser }) => {
  const email = await join(page, "viewer");
  const other = await browser.newPage({ storageState: { cookies: [], origins: [] } });
  await other.goto("/sign-in");
  await signIn(other, email);
  await expect(other.getByRole("button", { name: /^Account of/ })).toBeVisible();
  await openAccount(page);
  const panel = page.getByRole("region", { name: "Sessions" });
  await expect(panel.getByRole("listitem")).toHaveCount(2);
  await panel.getByRole("button", { name: "End all others" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "End all others" }).click();
  await expect(panel.getByRole("listitem")).toHaveCount(1);
  await other.goto("/outbox");
  await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await other.close();
});

test("a new password by a reset link ends the old one", async ({ page }) => {
  const email = await join(page, "viewer");
  const members = await askMembers();
  const id = members.find((member) => member.email === email)?.id ?? "";
  const { url } = await askAsOwner(`/api/members/${id}/reset`, {});
  await page.goto(`/setup${new URL(url).hash}`);
  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  await expect(page.getByLabel("E-mail", { exact: true })).toHaveValue(email);
  await page.getByLabel("New password", { exact: true }).fill("eleven lanterns over the harbour");
  await page.getByRole("button", { name: "Set the password" }).click();
  await arrive(page);
  await signOut(page);
  await page.goto("/sign-in");
  await signIn(page, email);
  await expect(page.getByRole("alert").filter({ hasText: "password" })).toBeVisible();
  await signIn(page, email, "eleven lanterns over the harbour");
  await expect(page.getByRole("button", { name: /^Account of/ })).toBeVisible();
});
