import { expect } from "@playwright/test";
import { findAxeViolations } from "@/e2e/fixtures/axe";
import { SANDBOX } from "@/e2e/fixtures/servers";
import { test } from "@/e2e/fixtures/signed-in";
import { openList } from "@/e2e/fixtures/kept-list";
import { ComposerPage } from "@/e2e/pages/composer-page";
import { InboxPage, makeNumber, saveMessage } from "@/e2e/pages/inbox-page";

test.use({ baseURL: SANDBOX.url });

const TWINS = {
  kind: "list",
  header: "Drinks",
  body: "Which size?",
  footer: "",
  button: "Choose",
  sections: [
    {
      title: "",
      rows: [
        { id: "cola-s", title: "Cola", description: "Small", isIdOwn: true },
        { id: "cola-l", title: "Cola", description: "Large", isIdOwn: true },
      ],
    },
  ],
};

test("without a key: samples, a customer who writes and picks, receipts that follow, and the raw event", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const inbox = new InboxPage(page);
  const number = makeNumber();
  const name = `Twins ${process.pid}-${Date.now()}`;
  await saveMessage(SANDBOX.url, name, TWINS);
  await inbox.open();
  await expect(inbox.link("Amara Okafor")).toBeVisible();
  await expect(inbox.list()).toContainText("Nothing leaves this machine");

  const customer = page.getByRole("dialog", { name: "Customer writes" });
  const write = async (text: string) => {
    await inbox.button("Customer writes…").click();
    await customer.getByRole("textbox", { name: "Customer’s number" }).fill(number);
    await customer.getByRole("textbox", { name: "What the customer says" }).fill(text);
    await customer.getByRole("button", { name: "Send the event" }).click();
    await expect(customer).toBeHidden();
  };
  await write("Drinks, please");
  // The sandbox gives all contacts the same name.
  const search = page.getByRole("searchbox", { name: "Search conversations" });
  await search.fill(number);
  await page.getByRole("list", { name: "Customers found" }).getByRole("link").first().click();
  await expect(inbox.message("Drinks, please")).toBeVisible();
  await search.fill("");

  await inbox.message("Drinks, please").getByRole("button", { name: "Reply" }).click();
  await inbox.text().fill(`/${name}`);
  await page.getByRole("option", { name }).click();
  await expect(inbox.button("Remove the message")).toBeVisible();
  await inbox.button("Review and send").click();
  await inbox.button("Send now").click();
  const menu = inbox.message("Which size?").first();
  await expect(menu.getByRole("img", { name: "Read" })).toBeVisible({ timeout: 15_000 });

  // A reload opens the conversation before the list is known: the form begins with its number.
  await page.reload();
  await expect(menu).toBeVisible();
  await inbox.button("Customer writes…").click();
  await expect(customer.getByRole("textbox", { name: "Customer’s number" })).toHaveValue(number);
  await customer.getByText("Pick", { exact: true }).click();
  await customer.getByLabel("How the pick arrives").selectOption("title");
  await customer.getByLabel("What goes wrong").selectOption("doubled");
  await customer.getByRole("button", { name: "Send the event" }).click();
  await expect(inbox.message("One of 2 rows with this title")).toHaveCount(1);
  await expect(menu.getByRole("listitem").filter({ hasText: "One of 2" })).toHaveCount(2);

  await inbox.message("One of 2 rows").getByRole("button", { name: "Raw event" }).click();
  await expect(page.getByRole("dialog", { name: "Raw event" })).toContainText(
    '"event_type": "message_received"',
  );
  await page.keyboard.press("Escape");

  await search.fill("Drinks, please");
  await page.getByRole("list", { name: "Messages found" }).getByRole("link").first().click();
  await expect(inbox.message("Drinks, please").first()).toBeFocused();
  await search.fill("");
  expect(await findAxeViolations(page)).toEqual([]);

  await inbox.button("Remove the sample conversations").click();
  await expect(inbox.link("Amara Okafor")).toHaveCount(0);
  await expect(inbox.thread()).toContainText("Drinks, please");
});

test("a tap of the rehearsal goes to the inbox as a customer's pick, from the recipient's number", async ({
  page,
}) => {
  const number = makeNumber();
  const composer = new ComposerPage(page);
  await openList(composer, "/");
  await composer.field("Recipient").fill(number);
  await composer.button("View Menu").click();
  const sheet = page.getByRole("dialog", { name: "View Menu" });
  await sheet.getByRole("radio", { name: "Pizza" }).check();
  await sheet.getByRole("button", { name: "Send" }).click();
  await composer.button("Send this tap to the inbox").click();
  await expect(page.getByText(`Sent from ${number}.`)).toBeVisible();
  // A search that is typed before the page's scripts have come isn't lost.
  let letScriptsCome = () => {};
  const typed = new Promise<void>((resolve) => (letScriptsCome = resolve));
  await page.route("**/_next/static/**/*.js", async (route) => {
    await typed;
    await route.continue();
  });
  await page.getByRole("link", { name: "Open the inbox" }).click();
  const inbox = new InboxPage(page);
  await page.getByRole("searchbox", { name: "Search conversations" }).fill(number);
  letScriptsCome();
  await page.getByRole("list", { name: "Customers found" }).getByRole("link").first().click();
  await expect(inbox.message("Picked from the list, row dish-pizza")).toBeVisible();
});
