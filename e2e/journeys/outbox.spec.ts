import { findAxeViolations } from "@/e2e/fixtures/axe";
import { expect, test as base } from "@/e2e/pages/composer-page";
import { OutboxPage, sendBatch, sendList } from "@/e2e/pages/outbox-page";
import { setFault } from "@/e2e/fixtures/upstream";

const test = base.extend<{ outbox: OutboxPage }>({
  outbox: async ({ page }, use) => use(new OutboxPage(page)),
});

test(
  "a send comes into the open outbox by itself, with what became of it",
  { tag: "@deep" },
  async ({ outbox, page, recipient }) => {
    await outbox.openFor(recipient);
    await expect(outbox.heading("No matching sends")).toBeVisible();
    const { message_id } = await sendList(recipient, "Please choose your dish");
    await outbox.rows(recipient).click();

    const detail = outbox.detail(recipient);
    await expect(outbox.title(recipient)).toBeFocused();
    await expect(detail.getByText(message_id ?? "no id")).toBeVisible();
    await expect(detail.getByRole("group", { name: "Message" })).toContainText("Please choose your dish");
    await expect(detail.getByRole("listitem").filter({ hasText: "Accepted by FlowIQ" })).toBeVisible();
    await detail.getByText("JSON sent to FlowIQ").click();
    await expect(detail.getByLabel("JSON", { exact: true })).toContainText(`"phone_number": "${recipient}"`);
    expect(page.url()).toContain("send=");

    await outbox.button("Close").click();
    await expect(outbox.rows(recipient)).toBeFocused();
    await page.goBack();
    await expect(outbox.title(recipient)).toBeVisible();
    await page.reload();
    await expect(outbox.title(recipient)).toBeVisible();
    await expect(outbox.rows(recipient)).toHaveAttribute("aria-current", "true");
  },
);

test("filters stay over a reload and are exported, and a number and a text are never in the address", async ({
  outbox,
  page,
  recipient,
}) => {
  await setFault(recipient, { kind: "status", status: 404, times: 1, body: { error: "Contact not found" } });
  await sendList(recipient, "The first of two");
  await sendList(recipient, "The second of two");
  await outbox.openFor(recipient);
  await expect(outbox.rows(recipient)).toHaveCount(2);
  await outbox.button("Rejected").click();
  await expect(outbox.rows(recipient)).toHaveCount(1);
  await expect(outbox.rows(recipient)).toContainText(["The first of two"]);
  await expect(outbox.rows(recipient)).toContainText("Not a contact in FlowIQ yet");
  await page.reload();
  await expect(outbox.field("Recipient")).toHaveValue(recipient);
  await expect(outbox.button("Rejected")).toHaveAttribute("aria-pressed", "true");
  await expect(outbox.rows(recipient)).toContainText(["The first of two"]);
  expect(page.url()).toMatch(/\/outbox\?state=rejected$/);

  await outbox.button("All").click();
  await outbox.field("Text").fill("SECOND");
  await expect(outbox.rows(recipient)).toContainText(["The second of two"]);
  expect(page.url()).toMatch(/\/outbox$/);
  await outbox.button("Days: any day").click();
  await outbox.field("To").fill("2020-01-01");
  await page.keyboard.press("Escape");
  await expect(outbox.button("Days: Until 1 January 2020")).toBeFocused();
  await expect(outbox.heading("No matching sends")).toBeVisible();
  await outbox.button("Clear filters").last().click();
  await expect(outbox.field("Recipient")).toHaveValue("");
  await expect(page.getByRole("heading", { name: "Outbox", level: 1 })).toBeFocused();

  await outbox.button("Export").click();
  const link = page.getByRole("link", { name: "Export as CSV" });
  await expect(link).toHaveAttribute("href", "/api/sends?format=csv");
  await page.keyboard.press("Escape");
  await outbox.field("Recipient").fill(recipient);
  await expect(outbox.rows(recipient)).toHaveCount(2);
  await outbox.button("Export").click();
  const download = page.waitForEvent("download");
  await outbox.button("Export as CSV").click();
  const file = await (await download).createReadStream();
  const text = (await file.toArray()).join("");
  expect(text).toContain("The second of two");
  expect(text.trim().split("\n")).toHaveLength(3);
});

test("a batch's sends are found by one of them, with how the batch stands", async ({
  outbox,
  page,
  recipient,
}) => {
  const others = [1, 2].map((n) => `${recipient.slice(0, -1)}${(Number(recipient.at(-1)) + n) % 10}`);
  const batch = await sendBatch([recipient, ...others], "For many");
  await outbox.open();
  const line = page.getByRole("link", { name: "For many" }).filter({ hasText: "3 people" }).first();
  await expect(line).toContainText(/Batch.*3 (?:accepted|delivered|read)/);
  expect(await findAxeViolations(page)).toEqual([]);
  await line.press("Enter");
  await expect(page).toHaveURL(new RegExp(`batch=${batch}`));
  const stand = page.getByRole("region", { name: "Batch", exact: true });
  await expect(stand.getByRole("heading", { name: "For many" })).toBeVisible();
  await page.goBack();
  await expect(line).toBeVisible();
  await outbox.openFor(recipient);
  await expect(outbox.rows(recipient)).toContainText("List menu, batch");
  await outbox.rows(recipient).click();
  await page.getByRole("link", { name: "Show the batch" }).click();
  for (const number of [recipient, ...others]) await expect(outbox.rows(number)).toBeVisible();
  await expect(stand).toContainText("3");
  await expect(page).toHaveURL(new RegExp(`batch=${batch}`));
  await outbox.button("One batch: show all sends").click();
  await expect(page).toHaveURL(/\/outbox$/);
});

test.describe("an owner", () => {
  test.use({ role: "owner" });

  test("sets after how many days sends are deleted", async ({ outbox, page }) => {
    await outbox.open();
    const dialog = page.getByRole("dialog", { name: "Retention" });
    const set = async (choose: () => Promise<void>) => {
      await outbox.button("Retention…").click();
      await expect(dialog).toContainText("You can’t undo this");
      await choose();
      await dialog.getByRole("button", { name: "Save" }).click();
      await expect(dialog).toBeHidden();
    };
    await set(async () => {
      await dialog.getByRole("radio", { name: "Delete after a number of days" }).check();
      await dialog.getByRole("textbox", { name: "Days" }).fill("3650");
    });
    await outbox.button("Retention…").click();
    await expect(dialog.getByRole("textbox", { name: "Days" })).toHaveValue("3650");
    await page.keyboard.press("Escape");
    await set(() => dialog.getByRole("radio", { name: "Never delete" }).check());
  });
});
