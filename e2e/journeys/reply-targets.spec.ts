import { findAxeViolations } from "@/e2e/fixtures/axe";
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

test(
  "what was sent from here to this number is offered, newest first, and quoted once it is chosen",
  { tag: "@deep" },
  async ({ composer, recipient, page }) => {
    await composer.open();
    await send(composer, recipient, "The first message");
    const id = await send(composer, recipient, "The second message");
    await page.reload();
    await composer.field("Recipient").fill(recipient);
    await composer.field("Reply to message ID").focus();
    await expect(targets(composer).getByRole("option")).toHaveText([
      /The second message.*accepted/,
      /The first message/,
    ]);
    expect(await findAxeViolations(page)).toEqual([]);
    await targets(composer).getByRole("option").first().click();
    await expect(composer.field("Reply to message ID")).toHaveValue(id);
    await expect(composer.field("Reply to message ID")).toBeFocused();
    await expect(targets(composer)).toBeHidden();
    await composer.field("Body").fill("An answer");
    await expect(composer.region("Preview").getByText("The second message")).toBeVisible();
  },
);
