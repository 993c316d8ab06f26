import { expect, test as base } from "./composer-page";
import { holdBack } from "./forms-page";
import { OutboxPage, sendBatch, sendList } from "./outbox-page";
import { setFault } from "./upstream";

const test = base.extend<{ outbox: OutboxPage }>({
  outbox: async ({ page }, use) => use(new OutboxPage(page)),
});

test("a send comes into the open outbox by itself, with what became of it", async ({
  outbox,
  page,
  recipient,
}) => {
  await outbox.openFor(recipient);
  await expect(outbox.heading("No send matches the filters")).toBeVisible();
  const { message_id } = await sendList(recipient, "Please choose your dish");
  await outbox.rows(recipient).click();

  const detail = outbox.detail("FlowIQ took the message");
  await expect(outbox.heading("FlowIQ took the message")).toBeFocused();
  await expect(detail.getByText(message_id ?? "no id")).toBeVisible();
  await expect(detail.getByRole("group", { name: "Message" })).toContainText("Please choose your dish");
  await expect(detail.getByRole("listitem").filter({ hasText: /Sending.*to Accepted/ })).toBeVisible();
  await detail.getByText("JSON as sent to FlowIQ").click();
  await expect(detail.getByLabel("JSON", { exact: true })).toContainText(`"phone_number": "${recipient}"`);
  expect(page.url()).toContain("send=");

  await outbox.button("Close").click();
  await expect(outbox.rows(recipient)).toBeFocused();
  await page.goBack();
  await expect(outbox.heading("FlowIQ took the message")).toBeVisible();
  await page.reload();
  await expect(outbox.heading("FlowIQ took the message")).toBeVisible();
  await expect(outbox.rows(recipient)).toHaveAttribute("aria-current", "true");
});

test("filters stay over a reload, and a number and a text are never in the address", async ({
  outbox,
  page,
  recipient,
}) => {
  await setFault(recipient, { kind: "status", status: 404, times: 1, body: { error: "Contact not found" } });
  await sendList(recipient, "The first of two");
  await sendList(recipient, "The second of two");
  await outbox.openFor(recipient);
  await expect(outbox.rows(recipient)).toHaveCount(2);
  await outbox.field("State").selectOption("Rejected");
  await expect(outbox.rows(recipient)).toContainText(["The first of two"]);
  await page.reload();
  await expect(outbox.field("Recipient")).toHaveValue(recipient);
  await expect(outbox.field("State")).toHaveValue("rejected");
  await expect(outbox.rows(recipient)).toContainText(["The first of two"]);
  expect(page.url()).toMatch(/\/outbox\?state=rejected$/);

  await outbox.field("State").selectOption("Any state");
  await outbox.field("Text").fill("SECOND");
  await expect(outbox.rows(recipient)).toContainText(["The second of two"]);
  expect(page.url()).toMatch(/\/outbox$/);
  await outbox.field("To").fill("2020-01-01");
  await expect(outbox.heading("No send matches the filters")).toBeVisible();
  await outbox.button("Clear the filters").click();
  await expect(outbox.field("Recipient")).toHaveValue("");
  await expect(page.getByRole("heading", { name: "Outbox", level: 1 })).toBeFocused();
});

test("nothing can be typed into the filters before they count", async ({ outbox, page, recipient }) => {
  const letThrough = await holdBack(page, "");
  await page.goto("/outbox", { waitUntil: "commit" });
  await expect(outbox.field("Recipient")).toBeDisabled();
  letThrough();
  await outbox.field("Recipient").fill(recipient);
  await expect(outbox.heading("No send matches the filters")).toBeVisible();
});

test("older sends come on demand, and new ones do not move what is being read", async ({
  outbox,
  page,
  recipient,
}) => {
  for (let round = 0; round < 6; round++) {
    await Promise.all(Array.from({ length: 10 }, (_, n) => sendList(recipient, `Offer ${round}-${n}`)));
  }
  await outbox.openFor(recipient);
  await expect(outbox.rows(recipient)).toHaveCount(50);
  await outbox.button("Show more").click();
  await expect(outbox.rows(recipient)).toHaveCount(60);
  await expect(page.getByText("That is all: 60 sends")).toBeFocused();
  await expect(page.getByText("10 sends more; 60 in the list")).toBeAttached();

  const last = outbox.rows(recipient).last();
  const before = await last.boundingBox();
  await sendList(recipient, "Brand new");
  await expect(outbox.button("1 new send")).toBeVisible({ timeout: 20_000 });
  expect(await last.boundingBox()).toEqual(before);
  await outbox.button("1 new send").click();
  await expect(outbox.rows(recipient).first()).toContainText("Brand new");
  await expect(outbox.rows(recipient).first()).toBeFocused();
});

test("a batch's sends are found by one of them, with how the batch stands", async ({
  outbox,
  page,
  recipient,
}) => {
  const others = [1, 2].map((n) => `${recipient.slice(0, -1)}${(Number(recipient.at(-1)) + n) % 10}`);
  const batch = await sendBatch([recipient, ...others], "For many");
  await outbox.openFor(recipient);
  await expect(outbox.rows(recipient)).toContainText("Batch");
  await outbox.rows(recipient).click();
  await page.getByRole("link", { name: "Show the whole batch" }).click();
  for (const number of [recipient, ...others]) await expect(outbox.rows(number)).toBeVisible();
  await expect(outbox.detail("The batch")).toContainText("3");
  await expect(page).toHaveURL(new RegExp(`batch=${batch}`));
  await outbox.button("Show all batches").click();
  await expect(page).toHaveURL(/\/outbox$/);
});

test("a server that is away takes nothing from the page, and its store's own words are told", async ({
  outbox,
  page,
  recipient,
}) => {
  // A batch is asked about every two seconds, a number only every ten.
  const batch = await sendBatch([recipient], "Still here");
  await outbox.open(`/outbox?batch=${batch}`);
  await expect(outbox.rows(recipient)).toBeVisible();
  await page.route("**/api/sends*", (route) => route.abort());
  await expect(page.getByText("Menuet's server does not answer just now")).toBeVisible({ timeout: 20_000 });
  await expect(outbox.rows(recipient)).toBeVisible();
  await page.unroute("**/api/sends*");
  await page.route("**/api/sends*", (route) =>
    route.fulfill({
      status: 503,
      contentType: "application/problem+json",
      body: JSON.stringify({
        type: "about:blank",
        title: "The store is full",
        status: 503,
        detail: "Make room.",
      }),
    }),
  );
  await outbox.button("Ask again").click();
  await expect(page.getByText("The store is full")).toBeVisible();
  await page.unroute("**/api/sends*");
  await outbox.button("Ask again").click();
  await expect(page.getByText("The store is full")).toBeHidden();
});

test("what the filters show is exported, its number in no link", async ({ outbox, page, recipient }) => {
  await sendList(recipient, "Keep me in a file");
  await outbox.open();
  const link = page.getByRole("link", { name: "Export as CSV" });
  await expect(link).toHaveAttribute("href", "/api/sends/export?format=csv");
  await outbox.field("Recipient").fill(recipient);
  await expect(outbox.rows(recipient)).toHaveCount(1);
  const download = page.waitForEvent("download");
  await outbox.button("Export as CSV").click();
  const file = await (await download).createReadStream();
  const text = (await file.toArray()).join("");
  expect(text).toContain("Keep me in a file");
  expect(text.trim().split("\n")).toHaveLength(2);
});

test.describe("an owner", () => {
  test.use({ role: "owner" });

  test("sets how long sends are kept, with what it deletes in words", async ({ outbox, page }) => {
    await outbox.open();
    const dialog = page.getByRole("dialog", { name: "Keep sends" });
    const set = async (choose: () => Promise<void>) => {
      await outbox.button("Keep for…").click();
      await expect(dialog).toContainText("cannot be undone");
      await choose();
      await dialog.getByRole("button", { name: "Save" }).click();
      await expect(dialog).toBeHidden();
    };
    await set(async () => {
      await dialog.getByRole("radio", { name: "For a number of days" }).check();
      await dialog.getByRole("textbox", { name: "Days" }).fill("3650");
    });
    await outbox.button("Keep for…").click();
    await expect(dialog.getByRole("textbox", { name: "Days" })).toHaveValue("3650");
    await page.keyboard.press("Escape");
    await set(() => dialog.getByRole("radio", { name: "For ever" }).check());
  });
});
