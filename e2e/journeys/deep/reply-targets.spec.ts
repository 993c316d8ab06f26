import { type ComposerPage, expect, test } from "@/e2e/pages/composer-page";

const compose = (body: string) => ({ body, button: "Open", sections: [{ rows: [{ title: "One" }] }] });
const targets = ({ page }: ComposerPage) =>
  page.getByRole("listbox", { name: "Messages sent to this number" });

async function send(composer: ComposerPage, recipient: string, body: string): Promise<string> {
  await composer.field("Recipient").fill(recipient);
  await composer.fillList(compose(body));
  await composer.send();
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
  const id = (await composer.outcome().innerText()).match(/wamid\.\S+/)?.[0] ?? "no id";
  await composer.closeSend();
  return id;
}

test("a target is chosen by keyboard alone, and Escape leaves the field as it was", async ({
  composer,
  recipient,
  page,
}) => {
  await composer.open();
  const id = await send(composer, recipient, "The first message");
  await send(composer, recipient, "The second message");
  await composer.field("Reply to message ID").focus();
  await expect(targets(composer)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(targets(composer)).toBeHidden();
  await page.keyboard.press("ArrowDown");
  await expect(targets(composer)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(targets(composer).getByRole("option").last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(composer.field("Reply to message ID")).toHaveValue(id);
});

test("where nothing was sent it says so, and typing goes on as before", async ({
  composer,
  recipient,
  page,
}) => {
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.field("Reply to message ID").focus();
  await expect(page.getByText("No messages sent to this number yet")).toBeVisible();
  await composer.field("Reply to message ID").pressSequentially("wamid.A");
  await expect(page.getByText("No messages sent to this number yet")).toBeHidden();
  await expect(composer.field("Reply to message ID")).toHaveValue("wamid.A");
});
