import { expect } from "@playwright/test";
import { findAxeViolations } from "@/e2e/fixtures/axe";
import { receipt, received } from "@/e2e/fixtures/inbox/events";
import { LIVE } from "@/e2e/fixtures/servers";
import { test as base } from "@/e2e/fixtures/signed-in";
import { readReceived } from "@/e2e/fixtures/upstream";
import { findWamid, InboxPage, makeNumber, openHook, saveMessage } from "@/e2e/pages/inbox-page";

const test = base.extend<{ inbox: InboxPage }>({
  inbox: async ({ page }, use) => use(new InboxPage(page)),
});
test.describe.configure({ mode: "default" });

let postEvent: Awaited<ReturnType<typeof openHook>>;
test.beforeAll(async () => {
  postEvent = await openHook(LIVE.url);
});

const MENU = {
  kind: "list",
  header: "Today’s lunch",
  body: "Pick one dish.",
  footer: "",
  button: "See the menu",
  sections: [
    {
      title: "",
      rows: [
        { id: "burger", title: "Beef burger", description: "", isIdOwn: true },
        { id: "curry", title: "Vegetable curry", description: "With rice", isIdOwn: true },
      ],
    },
  ],
};

const write = (number: string, message: string) =>
  postEvent(received(Date.now(), { whatsapp_id: number.slice(1), message }));

for (const [name, viewport] of [
  ["on a wide screen", { width: 1440, height: 900 }],
  ["at 390 px", { width: 390, height: 844 }],
] as const)
  test(`an agent's day by the keyboard alone, ${name}`, async ({ inbox, page }) => {
    test.setTimeout(240_000);
    await page.setViewportSize(viewport);
    const [lerato, thabo, zanele] = [makeNumber(), makeNumber(), makeNumber()];
    const run = `${process.pid}-${Date.now()}`;
    await saveMessage(LIVE.url, `Lunch ${run}`, MENU);
    await saveMessage(LIVE.url, `Welcome ${run}`, { kind: "audio", audioUrl: "https://example.com/hi.mp3" });
    await write(lerato, `What is for lunch? ${run}`);
    await inbox.open();

    // Replies to the first with a text that quotes the question.
    await inbox.goTo(lerato);
    await page.keyboard.press("Enter");
    await expect(inbox.message("What is for lunch?")).toBeFocused();
    await expect(inbox.thread().getByRole("status")).toHaveText(/^Window open, 23 h \d+ min left$/);
    await page.keyboard.press("r");
    await expect(inbox.text()).toBeFocused();
    await page.keyboard.type("We have *curry* today.");
    await inbox.sendByKeys();
    await expect(inbox.message("We have curry today.")).toBeVisible();
    await expect.poll(async () => (await readReceived(lerato)).length).toBe(1);
    const [sent] = await readReceived(lerato);
    expect(JSON.parse(sent?.raw ?? "")).toEqual({
      phone_number: lerato,
      message_type: "text",
      text: "We have *curry* today.",
      context_message_id: expect.stringMatching(/^wamid\./),
    });
    expect(sent?.violations).toEqual([]);
    const first = inbox.message("We have curry today.");
    await expect(first.getByRole("img", { name: /^Accepted/ })).toBeVisible();
    const text = await findWamid(LIVE.url, lerato);
    await postEvent(receipt("delivered", text, Date.now(), { whatsapp_id: lerato.slice(1) }));
    await expect(first.getByRole("img", { name: "Delivered" })).toBeVisible();
    await postEvent(receipt("read", text, Date.now(), { whatsapp_id: lerato.slice(1) }));
    await expect(first.getByRole("img", { name: "Read" })).toBeVisible();

    // Sends the second a saved menu, and the customer picks a row.
    await write(thabo, "The menu, please");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await inbox.goTo(thabo);
    await page.keyboard.press("Enter");
    await expect(inbox.message("The menu, please")).toBeFocused();
    await page.keyboard.press("r");
    await expect(inbox.text()).toBeFocused();
    await page.keyboard.type(`/Lunch ${run}`);
    await expect(page.getByRole("option", { name: `Lunch ${run}` })).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await expect(inbox.reply(thabo)).toContainText(`Message: Lunch ${run}`);
    await inbox.sendByKeys();
    const menu = inbox.message("Pick one dish.").first();
    await expect(menu.getByRole("img", { name: /^Accepted/ })).toBeVisible();
    await postEvent(
      received(Date.now(), {
        whatsapp_id: thabo.slice(1),
        message_type: "interactive",
        message: JSON.stringify({ list_reply: { id: "curry", title: "Vegetable curry" } }),
        reply_context_id: await findWamid(LIVE.url, thabo),
      }),
    );
    await expect(inbox.message("Picked from the list, row curry")).toBeVisible();
    await expect(menu.getByRole("listitem").filter({ hasText: "Vegetable curry" })).toContainText("Picked");
    await expect(menu.getByRole("listitem").filter({ hasText: "Beef burger" })).not.toContainText("Picked");

    // Sends the third an audio message, which fails.
    await write(zanele, "Say something");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await inbox.goTo(zanele);
    await page.keyboard.press("Enter");
    await expect(inbox.message("Say something")).toBeFocused();
    await page.keyboard.press("r");
    await expect(inbox.text()).toBeFocused();
    await page.keyboard.type(`/Welcome ${run}`);
    await expect(page.getByRole("option", { name: `Welcome ${run}` })).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await page.keyboard.press("Enter");
    await expect(inbox.reply(zanele)).toContainText(`Message: Welcome ${run}`);
    await inbox.sendByKeys();
    const audio = inbox.thread().getByRole("article").last();
    await expect(audio.getByRole("button", { name: "Play" })).toBeVisible();
    await expect(audio.getByRole("img", { name: /^Accepted/ })).toBeVisible();
    await postEvent(
      receipt("failed", await findWamid(LIVE.url, zanele), Date.now(), { whatsapp_id: zanele.slice(1) }),
    );
    await expect(audio.getByRole("img", { name: "Not delivered" })).toBeVisible();
    await expect(audio).toContainText("Not delivered.");
    expect(await findAxeViolations(page)).toEqual([]);

    await page.keyboard.press("Escape");
    await page.keyboard.press("e");
    await expect(inbox.link(zanele)).toHaveCount(0);
    await expect(inbox.link(thabo)).toBeVisible();
    expect(await findAxeViolations(page)).toEqual([]);
  });

test("two people in one conversation see each other, and a reply that landed first is read before the second goes out", async ({
  inbox,
  page,
  browser,
}) => {
  const number = makeNumber();
  await write(number, "Is anybody there?");
  await inbox.open();
  await inbox.link(number).click();
  await expect(inbox.message("Is anybody there?")).toBeVisible();

  const context = await browser.newContext({ storageState: ".cache/e2e/live-owner.json", baseURL: LIVE.url });
  const colleague = new InboxPage(await context.newPage());
  await colleague.open();
  await colleague.link(number).click();
  await expect(colleague.thread()).toContainText("is viewing");
  await expect(inbox.thread()).toContainText("is viewing");

  await inbox.text().fill("I am here.");
  await expect(colleague.thread()).toContainText("is typing…");
  await colleague.text().fill("Yes, how can I help?");
  await colleague.text().focus();
  await colleague.sendByKeys();
  await expect(inbox.message("Yes, how can I help?")).toBeVisible();

  await inbox.button("Review and send").click();
  await expect(inbox.reply(number).getByRole("alert")).toContainText(
    "Someone replied while you were writing",
  );
  await expect(inbox.button("Send now")).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Control+Enter");
  expect((await readReceived(number)).length).toBe(1);
  await inbox.button("Continue with my reply").click();
  await inbox.button("Send now").click();
  await expect.poll(async () => (await readReceived(number)).length).toBe(2);
  await context.close();
  await expect(page.getByRole("region", { name: "Thread" })).not.toContainText("is viewing");
});

test(
  "after a cut nothing is missing, and until then nothing can be sent",
  { tag: "@deep" },
  async ({ inbox, page, context }) => {
    const number = makeNumber();
    await write(number, "Before the cut");
    await inbox.open();
    await inbox.link(number).click();
    await inbox.text().fill("Too early");
    await context.setOffline(true);
    await expect(inbox.reply(number)).toContainText("Reconnecting…");
    await inbox.button("Review and send").click();
    await expect(inbox.button("Send now")).toHaveAttribute("aria-disabled", "true");
    await write(number, "In the gap");
    await context.setOffline(false);
    await expect(inbox.message("In the gap")).toBeVisible({ timeout: 20_000 });
    await expect(inbox.reply(number)).not.toContainText("Reconnecting…");
    await expect(page).toHaveTitle(/Inbox · Menuet$/);
  },
);

test("how many conversations are unread stands in the navigation and the title of every page", async ({
  page,
  browser,
}) => {
  const number = makeNumber();
  await write(number, "Unread");
  const link = page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: /^Inbox/ });
  for (const address of ["/outbox", "/"]) {
    await page.goto(address);
    await expect(link).toHaveAccessibleName(/^Inbox ?\d+ unread$/);
    await expect(page).toHaveTitle(/^\(\d+\) /);
  }
  const viewer = await browser.newContext({ storageState: ".cache/e2e/live-viewer.json", baseURL: LIVE.url });
  const looking = await viewer.newPage();
  await looking.goto("/outbox");
  await expect(looking.getByRole("link", { name: "Inbox", exact: true })).toBeVisible();
  await expect(looking).toHaveTitle("Outbox · Menuet");
  await viewer.close();
});

test(
  "the window closes with the page open and opens by the next message, whatever this browser's clock says",
  { tag: "@deep" },
  async ({ inbox, page }) => {
    // Three days behind: by this clock, every window would be open.
    await page.addInitScript(() => {
      const now = Date.now;
      Date.now = () => now() - 3 * 86_400_000;
    });
    const number = makeNumber();
    const leaving = Date.now() - 86_400_000 + 12_000;
    await postEvent(received(leaving, { whatsapp_id: number.slice(1), message: "Almost a day ago" }));
    await inbox.open();
    await inbox.link(number).click();
    await expect(inbox.thread().getByRole("status").first()).toHaveText("Window open, less than 1 min left");
    await expect(inbox.reply(number)).not.toContainText("The 24-hour window is closed.");
    await expect(inbox.reply(number)).toContainText("The 24-hour window is closed.", { timeout: 20_000 });
    await expect(inbox.thread().getByRole("status").first()).toHaveText("Window closed");
    await write(number, "And now");
    await expect(inbox.thread().getByRole("status").first()).toHaveText(/^Window open, 23 h/);
    await expect(inbox.reply(number)).not.toContainText("The 24-hour window is closed.");
  },
);

test("a list is made beside the thread, reviewed and sent as the reply; closing the editor loses nothing", async ({
  inbox,
  page,
}) => {
  const number = makeNumber();
  await write(number, "What do you offer?");
  await inbox.open();
  await inbox.link(number).click();
  await inbox.text().fill("Pick one, please.");
  await inbox.button("New list or audio").click();
  const editor = page.getByRole("complementary", { name: "Reply message", exact: true });
  const field = (name: string) => editor.getByRole("textbox", { name, exact: true });
  const firstRow = editor
    .getByRole("group", { name: "Row 1", exact: true })
    .getByRole("textbox", { name: "Row title" });
  await expect(field("Body")).toHaveValue("Pick one, please.");
  await field("Button label").fill("See the menu");
  await editor.getByRole("button", { name: "Paste rows" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Soup\tHot\nSalad\tCold");
  await page.getByRole("button", { name: "Add 2 rows" }).click();
  await expect(firstRow).toBeFocused();
  await page.keyboard.type("Red ");
  await page.keyboard.press("Control+z");
  await expect(firstRow).toHaveValue("Soup");
  expect(await findAxeViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(inbox.reply(number)).toContainText("Message: New message");
  await inbox.button("Edit the message").click();
  await expect(field("Button label")).toHaveValue("See the menu");
  await inbox.button("Review and send").click();
  await field("Footer").fill("Until three");
  // After a change, the message needs another review.
  await expect(inbox.button("Send now")).toHaveCount(0);
  await inbox.button("Use in reply").click();
  await expect(inbox.text()).toBeFocused();
  await inbox.sendByKeys();
  await expect.poll(async () => (await readReceived(number)).length).toBe(1);
  const [sent] = await readReceived(number);
  expect(JSON.parse(sent?.raw ?? "")).toMatchObject({
    phone_number: number,
    interactive: {
      body: "Pick one, please.",
      footer: "Until three",
      sections: [
        {
          rows: [
            { title: "Soup", description: "Hot" },
            { title: "Salad", description: "Cold" },
          ],
        },
      ],
    },
  });
  expect(sent?.violations).toEqual([]);
});
