import { expect, test as base } from "@/e2e/pages/composer-page";
import { OutboxPage, sendList } from "@/e2e/pages/outbox-page";
import { readReceived, setFault } from "@/e2e/fixtures/upstream";

const test = base.extend<{ outbox: OutboxPage }>({
  outbox: async ({ page }, use) => use(new OutboxPage(page)),
});

test("an unknown send is marked as delivered by a person, and deleted after a warning", async ({
  outbox,
  page,
  recipient,
}) => {
  await setFault(recipient, { kind: "reset" });
  await sendList(recipient, "Did it arrive?");
  await outbox.openFor(recipient);
  await outbox.rows(recipient).click();
  await expect(outbox.title(recipient)).toBeFocused();
  await expect(outbox.rows(recipient)).toContainText("No answer from FlowIQ");
  const mark = outbox.detail(recipient).getByRole("button", { name: "Mark as delivered" });
  await mark.click();
  await outbox.dialog("Mark as delivered?").getByRole("button", { name: "Cancel" }).click();
  await expect(mark).toBeFocused();
  await mark.click();
  await outbox.dialog("Mark as delivered?").getByRole("button", { name: "Mark as delivered" }).click();
  await expect(outbox.detail(recipient).getByRole("listitem").last()).toContainText("Resolved");
  await expect(outbox.rows(recipient)).toContainText("Resolved");
  expect(await readReceived(recipient)).toHaveLength(1);

  await outbox.button("Delete").click();
  await expect(outbox.dialog("Delete this send?")).toContainText("You can’t undo this");
  await outbox.dialog("Delete this send?").getByRole("button", { name: "Delete" }).click();
  await expect(outbox.rows(recipient)).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Outbox", level: 1 })).toBeFocused();
  await expect(page.getByText("The send was deleted")).toBeAttached();
});

test("what may have been sent is sent again as a new send that names it", async ({ outbox, recipient }) => {
  await setFault(recipient, { kind: "reset", times: 1 });
  await sendList(recipient, "Once more");
  await outbox.openFor(recipient);
  await outbox.rows(recipient).click();
  await outbox.button("Send again").click();
  await outbox.dialog("Send it again?").getByRole("button", { name: "Send again" }).click();
  await expect(outbox.rows(recipient)).toHaveCount(2);
  await expect(outbox.title(recipient)).toBeFocused();
  expect(await readReceived(recipient)).toHaveLength(2);
  await outbox.page.getByRole("link", { name: "Show the earlier send" }).click();
  await expect(outbox.page.getByRole("link", { name: "Show the later send" })).toBeVisible();
});

test("what is queued can be cancelled, and nothing more is sent", async ({ outbox, recipient }) => {
  const pair = { error: "Failed to send message", message: "(#131056) pair rate limit hit" };
  await setFault(recipient, { kind: "answer", status: 500, body: pair });
  const sent = sendList(recipient, "Not after all");
  // Waits until the send is saved, because a search only polls every ten seconds.
  await expect.poll(() => readReceived(recipient)).toHaveLength(1);
  await outbox.openFor(recipient);
  await outbox.rows(recipient).filter({ hasText: "Queued" }).click();
  await outbox.button("Cancel").click();
  await expect(outbox.detail(recipient).getByRole("listitem").last()).toContainText("Cancelled");
  await sent;
  expect(await readReceived(recipient)).toHaveLength(1);
});

test("a reply opens the composer with whom and what, a send with the message only; the address tells neither", async ({
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

  await outbox.openFor(recipient);
  await outbox.rows(recipient).click();
  await outbox.page.getByRole("link", { name: "Open in composer" }).click();
  await expect(composer.field("Body")).toHaveValue("Reply to me");
  await expect(composer.field("Recipient")).toHaveValue("");
});
