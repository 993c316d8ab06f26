import { expect, test as base } from "@/e2e/pages/composer-page";
import { holdBack } from "@/e2e/pages/forms-page";
import { OutboxPage, sendBatch, sendList } from "@/e2e/pages/outbox-page";

const test = base.extend<{ outbox: OutboxPage }>({
  outbox: async ({ page }, use) => use(new OutboxPage(page)),
});

test("nothing can be typed into the filters before they count", async ({ outbox, page, recipient }) => {
  const letThrough = await holdBack(page, "");
  await page.goto("/outbox", { waitUntil: "commit" });
  await expect(outbox.field("Recipient")).toBeDisabled();
  letThrough();
  await outbox.field("Recipient").fill(recipient);
  await expect(outbox.heading("No matching sends")).toBeVisible();
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
  await outbox.button("Show older sends").click();
  await expect(page.getByText("60 sends", { exact: true })).toBeFocused();
  await expect(page.getByText("10 sends added, 60 in the list")).toBeAttached();

  const last = outbox.rows(recipient).last();
  const before = await last.boundingBox();
  await sendList(recipient, "Brand new");
  await expect(outbox.button("1 new send")).toBeVisible({ timeout: 20_000 });
  expect(await last.boundingBox()).toEqual(before);
  await outbox.button("1 new send").click();
  await expect(outbox.rows(recipient).first()).toContainText("Brand new");
  await expect(outbox.rows(recipient).first()).toBeFocused();
});

test("a server that is away takes nothing from the page, and its store's own words are told", async ({
  outbox,
  page,
  recipient,
}) => {
  // A batch polls every two seconds, but a number only every ten.
  const batch = await sendBatch([recipient], "Still here");
  await outbox.open(`/outbox?batch=${batch}`);
  await expect(outbox.rows(recipient)).toBeVisible();
  await page.route("**/api/sends*", (route) => route.abort());
  await expect(page.getByText("Can't reach the server")).toBeVisible({ timeout: 20_000 });
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
  await outbox.button("Try again").click();
  await expect(page.getByText("The store is full")).toBeVisible();
  await page.unroute("**/api/sends*");
  await outbox.button("Try again").click();
  await expect(page.getByText("The store is full")).toBeHidden();
});
