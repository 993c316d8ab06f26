import { expect, test } from "@/e2e/pages/composer-page";
import { SANDBOX } from "@/e2e/fixtures/servers";
import { estrange, readReceived, setFault } from "@/e2e/fixtures/upstream";

const LIST = { body: "Choose", button: "Open", sections: [{ rows: [{ title: "One" }] }] };
const count = (text: string, part: string) => text.split(part).length - 1;

test("a rate limit with its reset is waited for, and the dialog, the bar and the outbox say until when", async ({
  composer,
  page,
  recipient,
}) => {
  const reset = Math.ceil(Date.now() / 1_000) + 25;
  await setFault(recipient, {
    kind: "answer",
    status: 429,
    times: 1,
    headers: { "X-RateLimit-Reset": String(reset) },
    body: { error: "Too many requests" },
  });
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.fillList(LIST);
  await composer.send();
  await expect(composer.outcome()).toContainText(/Waiting until \d\d:\d\d:\d\d…/);
  const said = (await composer.outcome().innerText()).match(/Waiting until \d\d:\d\d:\d\d…/)?.[0] ?? "";
  await composer.closeSend();
  await expect(page.getByRole("link", { name: said })).toBeVisible();
  const outbox = await page.context().newPage();
  await outbox.goto(`${new URL(page.url()).origin}/outbox`);
  await expect(
    outbox.getByRole("link", { name: new RegExp(`${[...recipient.slice(1)].join("\\s?")}.*${said}`) }),
  ).toBeVisible();
  await outbox.close();
  expect(await readReceived(recipient)).toHaveLength(1);
  await composer.review();
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ", { timeout: 35_000 });
  expect(Date.now()).toBeGreaterThanOrEqual(reset * 1_000);
  expect(await readReceived(recipient)).toHaveLength(2);
});

test("a refusal of WhatsApp's in a 500 stands at its field, and an administrator's error has no send button", async ({
  composer,
  recipient,
}) => {
  const sentence = "(#131009) Parameter value is not valid: Total row count exceed max allowed count: 10";
  const body = { error: "Failed to send message", message: sentence };
  await setFault(recipient, { kind: "answer", status: 500, body, times: 1 });
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.fillList(LIST);
  await composer.send();
  await expect(composer.outcome()).toContainText("WhatsApp refused the list");
  expect(count(await composer.outcome().innerText(), "Total row count")).toBe(1);
  await composer.closeSend();
  await expect(composer.page.getByRole("group", { name: "Sections" })).toContainText("Total row count");

  const provider = { error: "Invalid provider", message: "Organization must use Meta. Current: wati" };
  await setFault(recipient, { kind: "answer", status: 400, body: provider });
  await composer.field("Body").fill("Choose one");
  await composer.send();
  await expect(composer.outcome()).toContainText("An administrator must change its provider");
  expect(count(await composer.outcome().innerText(), "Current: wati")).toBe(1);
  await expect(composer.sendDialog().getByRole("button", { name: /send/i })).toHaveCount(0);
});

test.describe("the sandbox", () => {
  test.use({ baseURL: SANDBOX.url });

  test("rehearses a contact from its 404 to its send", async ({ composer, page }) => {
    await composer.open();
    await page.getByText("Test numbers", { exact: true }).click();
    await composer.button("+12025550104").click();
    await composer.fillList(LIST);
    await composer.send();
    await composer.outcome().getByRole("button", { name: "Create contact" }).click();
    await composer.outcome().getByRole("textbox", { name: "Contact name" }).fill("Test person");
    await composer.outcome().getByRole("button", { name: "Create contact" }).click();
    await expect(composer.outcome()).toContainText("Contact created: Test person");
    await composer.outcome().getByRole("button", { name: "Send again" }).click();
    await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
  });
});

test("after a 404 the other spelling of the number is offered, asked about, and sent to as a send of its own", async ({
  composer,
}) => {
  await estrange("525512345678");
  await composer.open();
  await composer.field("Recipient").fill("+52 55 1234 5678");
  await composer.fillList(LIST);
  await composer.send();
  await composer.outcome().getByRole("button", { name: "Send to +5215512345678 instead" }).click();
  await expect(composer.page.getByRole("alertdialog")).toContainText("+5215512345678");
  expect(await readReceived("5215512345678")).toHaveLength(0);
  await composer.page.getByRole("alertdialog").getByRole("button", { name: "Send", exact: true }).click();
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
  await expect(composer.sendDialog()).toContainText("+5215512345678");
  expect(await readReceived("5215512345678")).toHaveLength(1);
  expect(await readReceived("525512345678")).toHaveLength(1);
  await composer.closeSend();
  await expect(composer.field("Recipient")).toHaveValue("+52 55 1234 5678");
});
