import { findAxeViolations } from "@/e2e/fixtures/axe";
import { expect, test } from "@/e2e/pages/composer-page";
import { keepMessage, palette, search } from "@/e2e/pages/palette-page";
import { readReceived } from "@/e2e/fixtures/upstream";

const MOST_MS = 10_000;

/** The ID of a message from this customer. */
function makeWamid(recipient: string): string {
  const digits = recipient.replace(/\D/g, "");
  const id = "3A01234567";
  const bytes = [
    0x1c,
    0x18,
    digits.length,
    ...Buffer.from(digits),
    0x15,
    0x02,
    0x00,
    0x12,
    0x18,
    id.length,
    ...Buffer.from(id),
    0x00,
  ];
  return `wamid.${Buffer.from(bytes).toString("base64")}`;
}

test("an agent answers from a link within ten seconds, without a mouse", async ({
  composer,
  page,
  recipient,
}) => {
  await page.goto("/outbox");
  const name = await keepMessage(page, `Hours ${recipient.slice(-6)}`);
  const wamid = makeWamid(recipient);
  const begun = Date.now();
  await page.goto(`/#to=${encodeURIComponent(recipient)}&re=${encodeURIComponent(wamid)}`);
  await expect(search(page)).toBeFocused();
  await page.keyboard.type(recipient.slice(-6));
  await expect(palette(page).getByRole("option").first()).toHaveText(new RegExp(name));
  await page.keyboard.press("Enter");
  await expect(composer.region("Preview").getByText("See the hours").first()).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(composer.sendDialog().getByRole("button", { name: "Send now" })).toBeVisible();
  await expect(composer.sendDialog()).toBeFocused();
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  for (let presses = 0; presses < 8 && (await focused()) !== "Send now"; presses++)
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
  const took = Date.now() - begun;
  test.info().annotations.push({ type: "link to Accepted", description: `${took} ms` });
  expect(took).toBeLessThan(MOST_MS);

  const [received] = await readReceived(recipient);
  expect(received?.body).toMatchObject({ phone_number: recipient, context_message_id: wamid });
  // Neither the URL nor the browser's storage contains the number or the message ID.
  expect(page.url()).not.toContain("#");
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept).not.toContain(wamid);
  expect(kept).not.toContain(recipient);
});

test(
  "a message ID that is pasted beside the fields begins the answer; in a field it is text",
  { tag: "@deep" },
  async ({ composer, page, recipient }) => {
    await composer.open();
    const wamid = makeWamid(recipient);
    await page.evaluate((text) => navigator.clipboard.writeText(text), wamid);
    await composer.field("Body").focus();
    await page.keyboard.press("Control+v");
    await expect(composer.field("Body")).toHaveValue(wamid);
    await composer.button("Review and send").focus();
    await page.keyboard.press("Control+v");
    await expect(palette(page)).toBeVisible();
    expect(await findAxeViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(composer.field("Reply to message ID")).toHaveValue(wamid);
    await expect(composer.field("Recipient")).toHaveValue(recipient);
  },
);

test("another program's link opens its message, and leaves its recipient out", async ({ composer, page }) => {
  const body = {
    phone_number: "+27821234567",
    message_type: "interactive",
    interactive: {
      type: "list",
      body: "50 % off & more",
      button: "Open",
      sections: [{ title: "", rows: [{ id: "a", title: "A" }] }],
    },
  };
  await composer.open(`/#message=${encodeURIComponent(JSON.stringify(body))}`);
  await expect(composer.field("Body")).toHaveValue("50 % off & more");
  await expect(composer.field("Recipient")).toHaveValue("");
  expect(page.url()).not.toContain("#");
  await page.goto("/outbox");
  await composer.open("/#message=%7Bnonsense");
  await expect(page.getByRole("status").filter({ hasText: /doesn’t recognise a message/ })).toBeVisible();
});
