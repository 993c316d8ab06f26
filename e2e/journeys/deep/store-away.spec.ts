import { renameSync } from "node:fs";
import path from "node:path";
import { expect, type Page, test as base } from "@playwright/test";
import { ComposerPage } from "@/e2e/pages/composer-page";
import { signIn, startOwn } from "@/e2e/fixtures/share/own-server";

type Away = { url: string; halt: () => void; resume: () => void };

/** A server of its own, whose store a test can take away and bring back. */
const test = base.extend<{ away: Away }>({
  away: async ({}, use) => {
    const { url, folder, stop } = await startOwn();
    const file = path.join(folder, "menuet.db");
    await use({
      url,
      halt: () => renameSync(file, `${file}.away`),
      resume: () => renameSync(`${file}.away`, file),
    });
    await stop();
  },
});
test.slow();

const MEMBERS_PAGES = [
  "/library",
  "/outbox",
  "/settings",
  "/account",
  "/settings/members",
  "/settings/audit",
];
const OPEN_PAGES = ["/", "/proof", "/view", "/sign-in", "/setup"];

const noticeOf = (page: Page) =>
  page
    .getByRole("status")
    .filter({ hasText: /^Menuet's store is empty or was replaced. You can still compose/ });

test("composing goes on while the store is away, and everything is back with it", async ({
  away: { url, halt, resume },
  browser,
}) => {
  const context = await browser.newContext({ baseURL: url, storageState: await signIn(url, "owner") });
  const page = await context.newPage();
  const composer = new ComposerPage(page);
  await composer.open();
  await composer.field("Recipient").fill("+27 82 345 6789");
  const rows = [{ title: "A table for two" }];
  await composer.fillList({ body: "Written before", button: "Choose", sections: [{ rows }] });
  halt();

  // An open page still previews what is typed, and explains why a send is refused.
  await composer.field("Body").fill("Written while it is away");
  await expect(composer.region("Preview")).toContainText("Written while it is away");
  await composer.send();
  await expect(composer.sendDialog()).toContainText("Menuet can't use its store");
  await composer.closeSend();
  await composer.kept("Written while it is away");

  // A newly opened page says so, and shows nobody as signed out.
  await expect(async () => {
    expect((await page.goto("/"))?.status()).toBe(200);
    await expect(noticeOf(page)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("link", { name: "Sign in" })).toHaveCount(0);
  await expect(composer.field("Body")).toHaveValue("Written while it is away");
  await composer.field("Body").fill("Still written");
  await expect(composer.region("Preview")).toContainText("Still written");

  const stranger = await browser.newContext({ baseURL: url });
  const elsewhere = await stranger.newPage();
  for (const [who, paths] of [
    [page, [...OPEN_PAGES, ...MEMBERS_PAGES]],
    [elsewhere, OPEN_PAGES],
  ] as const) {
    for (const path of paths) {
      expect((await who.goto(path))?.status(), path).toBe(200);
      expect(new URL(who.url()).pathname).toBe(path);
      await expect(noticeOf(who), path).toBeVisible();
    }
  }
  await expect(page.getByRole("heading", { name: "This page can't load right now" })).toBeVisible();
  await elsewhere.goto("/");
  await elsewhere.getByRole("textbox", { name: "Body" }).fill("A stranger's words");

  // Both pages recover by themselves, without a restart or lost text.
  resume();
  await expect(page.getByRole("heading", { name: "This page can't load right now" })).toBeHidden({
    timeout: 20_000,
  });
  await expect(page.getByRole("link", { name: "Export as CSV" })).toBeVisible();
  await expect(noticeOf(page)).toBeHidden();
  await expect(noticeOf(elsewhere)).toBeHidden({ timeout: 20_000 });
  await expect(elsewhere.getByRole("textbox", { name: "Body" })).toHaveValue("A stranger's words");
  await composer.open();
  await composer.field("Recipient").fill("+27 82 345 6789");
  await composer.send();
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
  await context.close();
  await stranger.close();
});
