import { expect, test as base } from "./composer-page";
import { OutboxPage, sendList } from "./outbox-page";
import { readReceived, setFault } from "./upstream";

const test = base.extend<{ outbox: OutboxPage }>({
  outbox: async ({ page }, use) => use(new OutboxPage(page)),
});

test("what may have been sent is closed in a person's word", async ({ outbox, recipient }) => {
  await setFault(recipient, { kind: "reset" });
  await sendList(recipient, "Did it arrive?");
  await outbox.openFor(recipient);
  await outbox.rows(recipient).click();
  await expect(outbox.heading("It may have been sent")).toBeFocused();
  await outbox.button("It arrived").click();
  await outbox.dialog("It arrived?").getByRole("button", { name: "Cancel" }).click();
  await expect(outbox.button("It arrived")).toBeFocused();
  await outbox.button("It arrived").click();
  await outbox.dialog("It arrived?").getByRole("button", { name: "Yes, it arrived" }).click();
  await expect(outbox.heading("Closed by a person")).toBeVisible();
  await expect(outbox.rows(recipient)).toContainText("Closed");
  expect(await readReceived(recipient)).toHaveLength(1);
});

test("what may have been sent is sent again as a new send that names it", async ({ outbox, recipient }) => {
  await setFault(recipient, { kind: "reset", times: 1 });
  await sendList(recipient, "Once more");
  await outbox.openFor(recipient);
  await outbox.rows(recipient).click();
  await outbox.button("Send again anyway").click();
  await outbox.dialog("Send it again?").getByRole("button", { name: "Send again" }).click();
  await expect(outbox.heading("FlowIQ took the message")).toBeFocused();
  await expect(outbox.rows(recipient)).toHaveCount(2);
  expect(await readReceived(recipient)).toHaveLength(2);
  await outbox.page.getByRole("link", { name: "An earlier send" }).click();
  await expect(outbox.page.getByRole("link", { name: "As a later send" })).toBeVisible();
});

test("what is queued can be cancelled, and nothing more is sent", async ({ outbox, recipient }) => {
  await setFault(recipient, { kind: "status", status: 429, headers: { "Retry-After": "600" } });
  const sent = sendList(recipient, "Not after all");
  // Kept by then, it is in the first answer: a search is asked again after ten seconds only.
  await expect.poll(() => readReceived(recipient)).toHaveLength(1);
  await outbox.openFor(recipient);
  await outbox.rows(recipient).filter({ hasText: "Queued" }).click();
  await outbox.button("Cancel").click();
  await expect(outbox.heading("Cancelled")).toBeVisible();
  await sent;
  expect(await readReceived(recipient)).toHaveLength(1);
});

test("a send is deleted after a word of warning", async ({ outbox, page, recipient }) => {
  await sendList(recipient, "To be forgotten");
  await outbox.openFor(recipient);
  await outbox.rows(recipient).click();
  await outbox.button("Delete").click();
  await expect(outbox.dialog("Delete this send?")).toContainText("cannot be undone");
  await outbox.dialog("Delete this send?").getByRole("button", { name: "Delete" }).click();
  await expect(outbox.rows(recipient)).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Outbox", level: 1 })).toBeFocused();
  await expect(page.getByText("The send was deleted")).toBeAttached();
});

test("a reply opens the composer with whom and what, and the address tells neither", async ({
  outbox,
  composer,
  page,
  recipient,
}) => {
  const { message_id = "no id" } = await sendList(recipient, "Reply to me");
  await outbox.openFor(recipient);
  await outbox.rows(recipient).click();
  await outbox.button("Reply to this").click();
  await expect(composer.field("Reply to message ID")).toHaveValue(message_id);
  await expect(composer.field("Recipient")).toHaveValue(recipient);
  expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe("/");
});

test("a send opens in the composer as a new draft: the message only", async ({
  outbox,
  composer,
  recipient,
}) => {
  await sendList(recipient, "Use me again");
  await outbox.openFor(recipient);
  await outbox.rows(recipient).click();
  await outbox.page.getByRole("link", { name: "Open in the composer" }).click();
  await expect(composer.field("Body")).toHaveValue("Use me again");
  await expect(composer.field("Recipient")).toHaveValue("");
});
