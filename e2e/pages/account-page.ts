import { type APIRequestContext, type APIResponse, expect, type Page, request } from "@playwright/test";
import type { Role } from "@/lib/api/role";
import { parseLink } from "@/lib/api/sign-in";
import { alive } from "@/e2e/fixtures/alive";
import { toCookieFile } from "@/e2e/fixtures/kept-cookies";
import { LIVE } from "@/e2e/fixtures/servers";

export const PASSWORD = "nine green bottles by the sea";

let made = 0;
export const makeEmail = (): string => `visitor-${process.pid}-${Date.now()}-${made++}@acme.example`;

/** Calls the live server as its owner, whom all journeys share. */
async function asOwner<T>(ask: (context: APIRequestContext) => Promise<APIResponse>): Promise<T> {
  const context = await request.newContext({
    baseURL: LIVE.url,
    extraHTTPHeaders: { Origin: LIVE.url },
    storageState: toCookieFile("live", "owner"),
  });
  const answer = await ask(context);
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  const body: T = await answer.json();
  await context.dispose();
  return body;
}

export const askAsOwner = (path: string, data: object) =>
  asOwner<{ url: string }>((context) => context.post(path, { data }));

export const askMembers = async () =>
  (await asOwner<{ members: { id: string; email: string }[] }>((context) => context.get("/api/members")))
    .members;

/** The path of an invitation's link. */
export async function invite(email: string, role: Role): Promise<string> {
  const { url } = await askAsOwner("/api/invitations", { email, role });
  return `/setup${new URL(url).hash}`;
}

async function accept(context: APIRequestContext, role: Role, name: string): Promise<string> {
  const email = makeEmail();
  const link = parseLink(new URL(await invite(email, role), LIVE.url).hash);
  const answer = await context.put(`${LIVE.url}/api/auth/links`, {
    data: { link, name, password: PASSWORD },
    headers: { Origin: LIVE.url },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return email;
}

const NAME = "Naledi Newcomer";

/** Creates an account that nobody is signed in to, and returns its email address. */
export async function makeAccount(role: Role): Promise<string> {
  const context = await request.newContext();
  const email = await accept(context, role, NAME);
  await context.dispose();
  return email;
}

/** Creates an account and signs the page's browser in to it; returns its email address. */
export const join = (page: Page, role: Role, name = NAME) => accept(page.request, role, name);

/**
 * Waits for the composer after a sign-in, until its buttons respond.
 * A name in the corner isn't enough, because an earlier user may have left one there.
 */
export async function arrive(page: Page) {
  await page.waitForURL("/");
  await expect(page.getByRole("textbox", { name: "Recipient" })).toBeEnabled();
  await expect(page.getByRole("button", { name: /^Account of/ })).toBeVisible();
}

export async function openAccount(page: Page) {
  await page.goto("/account");
  await alive(page.getByRole("button", { name: "Save name" }));
}

export async function signIn(page: Page, email: string, password = PASSWORD) {
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  const button = page.getByRole("button", { name: "Sign in", exact: true });
  await alive(button);
  await button.click();
}

export async function signOut(page: Page) {
  await page.getByRole("button", { name: `Account of ${NAME}` }).click();
  await page.getByRole("group", { name: "Account" }).getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
}
