import type { Page } from "@playwright/test";
import { join, makeAccount, signIn } from "@/e2e/pages/account-page";
import { expect, test } from "@/e2e/pages/composer-page";
import { readReceived } from "@/e2e/fixtures/upstream";

test.use({ role: null });

const LIST = { body: "Choose", button: "Open", sections: [{ rows: [{ title: "One" }] }] };
const readStorage = (page: Page) =>
  page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));

test("who is signed out signs in where the message waits, and sends it", async ({
  composer,
  page,
  recipient,
}) => {
  const email = await makeAccount("sender");
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.fillList(LIST);
  await composer.button("Review and send").click();
  const gate = page.getByRole("dialog", { name: "Sign in to send" });
  await expect(gate).toBeVisible();
  await signIn(page, email);
  await expect(composer.sendDialog()).toContainText(recipient.slice(3, 5));
  await expect(composer.sendDialog().getByRole("button", { name: /^Send now/ })).toBeFocused();
  await expect(page.locator("header").getByText("Naledi Newcomer").first()).toBeAttached();
  expect(await readStorage(page)).not.toContain(recipient.slice(-7));
  await page.keyboard.press("Enter");
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
  expect(await readReceived(recipient)).toHaveLength(1);
});

test("a session that ends before the send asks to sign in, and the message goes out once", async ({
  composer,
  page,
  context,
  recipient,
}) => {
  const email = await join(page, "sender");
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.fillList(LIST);
  await composer.review();
  await context.clearCookies();
  await composer
    .sendDialog()
    .getByRole("button", { name: /^Send now/ })
    .click();
  await expect(page.getByRole("dialog", { name: "You're signed out" })).toBeVisible();
  await expect(page.getByLabel("Email", { exact: true })).toBeFocused();
  await signIn(page, email);
  await composer
    .sendDialog()
    .getByRole("button", { name: /^Send now/ })
    .click();
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
  expect(await readReceived(recipient)).toHaveLength(1);
});
