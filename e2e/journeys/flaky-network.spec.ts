import type { Page, Route } from "@playwright/test";
import { join, signIn } from "@/e2e/pages/account-page";
import { type ComposerPage, expect, test } from "@/e2e/pages/composer-page";
import { readReceived, setFault } from "@/e2e/fixtures/upstream";

const LIST = { body: "Choose", button: "Open", sections: [{ rows: [{ title: "One" }] }] };
const REPLY = "wamid.HBgLMjc4MjEyMzQ1NjcVAgASGBQzRUIwQTFCMkMzRDRFNUY2QTdCOAA=";

async function fill(composer: ComposerPage, recipient: string) {
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.fillList(LIST);
}
const bar = (page: Page) => page.locator(".status-bar");
const readStorage = (page: Page) =>
  page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
const button = (composer: ComposerPage, name: string) =>
  composer.sendDialog().getByRole("button", { name, exact: true });

test("offline nothing is sent, and nothing goes out later until somebody asks again", async ({
  composer,
  page,
  context,
  recipient,
}) => {
  await fill(composer, recipient);
  await composer.review();
  await context.setOffline(true);
  await button(composer, "Send now").click();
  await expect(composer.outcome()).toContainText("You are offline. Nothing was sent.");
  await composer.closeSend();
  await expect(bar(page)).toContainText("You are offline. Nothing was sent");
  await context.setOffline(false);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_500)));
  expect(await readReceived(recipient)).toHaveLength(0);
  await composer.review();
  await button(composer, "Try again").click();
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
  await expect(bar(page)).toContainText("Last send accepted by FlowIQ");
  expect(await readReceived(recipient)).toHaveLength(1);
});

test(
  "a send under way is closed, not cancelled; the bar shows it, and a reload brings it back",
  { tag: "@deep" },
  async ({ composer, page, recipient }) => {
    await setFault(recipient, { kind: "late", afterMs: 6_000 });
    await fill(composer, recipient);
    await composer.field("Reply to message ID").fill(REPLY);
    await composer.review();
    await button(composer, "Send now").click();
    await expect(button(composer, "Close")).toBeVisible();
    await expect(button(composer, "Cancel")).toBeHidden();
    await expect(bar(page)).toContainText("Sending");
    await composer.closeSend();
    await expect(bar(page)).toContainText("Sending");
    expect(await readStorage(page)).not.toContain(recipient.slice(-7));
    await page.reload();
    await expect(composer.sendDialog()).toContainText(recipient);
    await expect(composer.sendDialog()).toContainText(REPLY);
    await expect(composer.outcome()).toContainText("Accepted by FlowIQ", { timeout: 15_000 });
    expect(await readStorage(page)).not.toContain(recipient.slice(-7));
    await composer.closeSend();
    await expect(bar(page)).toContainText("Last send accepted by FlowIQ");
    await page.reload();
    await expect(composer.field("Recipient")).toBeEnabled();
    await expect(composer.button("Undo")).toBeVisible();
    await expect(composer.sendDialog()).toBeHidden();
    expect(await readReceived(recipient)).toHaveLength(1);
  },
);

test("an accepted message is asked about before it goes out a second time, whatever it replies to", async ({
  composer,
  recipient,
}) => {
  await fill(composer, recipient);
  await composer.send();
  await button(composer, "Send again").click();
  const question = composer
    .sendDialog()
    .getByRole("group", { name: /^Already sent at \d\d:\d\d\. Send it a/ });
  await expect(question.getByRole("button", { name: "Don't send" })).toBeFocused();
  await question.getByRole("button", { name: "Don't send" }).click();
  await expect(button(composer, "Send again")).toBeFocused();
  expect(await readReceived(recipient)).toHaveLength(1);
  await composer.closeSend();
  await composer.field("Reply to message ID").fill(REPLY);
  await composer.send();
  await expect(composer.outcome()).toContainText("This message was just sent");
  expect(await readReceived(recipient)).toHaveLength(1);
  await button(composer, "Send again").click();
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
  expect(await readReceived(recipient)).toHaveLength(2);
});

test(
  "a session that ends while a send is on its way asks to sign in, and then tells how the send stands",
  { tag: "@deep" },
  async ({ composer, page, context, recipient }) => {
    const email = await join(page, "sender");
    await setFault(recipient, { kind: "late", afterMs: 1_500 });
    await fill(composer, recipient);
    // Only the first response is lost, and meanwhile the session ends.
    const loseAnswer = async (route: Route) => {
      const answering = route.fetch();
      await context.clearCookies();
      await answering;
      await route.abort();
    };
    await page.route("**/api/send", loseAnswer, { times: 1 });
    await composer.send();
    const gate = page.getByRole("dialog", { name: "You're signed out" });
    await expect(gate).toBeVisible();
    await expect(page.getByText(/reach the server/)).toBeHidden();
    await signIn(page, email);
    await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
    expect(await readReceived(recipient)).toHaveLength(1);
  },
);
