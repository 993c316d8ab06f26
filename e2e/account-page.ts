import { type APIRequestContext, type APIResponse, expect, type Page, request } from "@playwright/test";
import type { Role } from "@/lib/accounts/contract/role";
import { toCookieFile } from "./kept-cookies";
import { LIVE } from "./servers";

export const PASSWORD = "nine green bottles by the sea";

let made = 0;
export const makeEmail = (): string => `visitor-${process.pid}-${Date.now()}-${made++}@acme.example`;

/** Asks the live server as its owner, whom all journeys share. */
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

/** An invitation's link, as an address of the server under test. */
export async function invite(email: string, role: Role): Promise<string> {
  const { url } = await askAsOwner("/api/invitations", { email, role });
  return `/setup${new URL(url).hash}`;
}

/** Accepts an invitation in the page, which is signed in then. */
export async function join(page: Page, role: Role, name = "Naledi Newcomer"): Promise<string> {
  const email = makeEmail();
  await page.goto(await invite(email, role));
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.waitForURL("/");
  await expect(page.getByRole("button", { name: `Account of ${name}` })).toBeVisible();
  return email;
}

export async function signIn(page: Page, email: string, password = PASSWORD) {
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export async function signOut(page: Page, name = "Naledi Newcomer") {
  await page.getByRole("button", { name: `Account of ${name}` }).click();
  await page.getByRole("group", { name: "Account" }).getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
}
