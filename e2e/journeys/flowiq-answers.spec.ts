import { expect, test } from "@/e2e/pages/composer-page";
import { estrange, readReceived, setFault } from "@/e2e/fixtures/upstream";

const LIST = { body: "Choose", button: "Open", sections: [{ rows: [{ title: "One" }] }] };
const count = (text: string, part: string) => text.split(part).length - 1;
const readPaths = async (recipient: string) => (await readReceived(recipient)).map(({ path }) => path);

test("a number that is no contact is made one with its name, and then gets a new send that names the first", async ({
  composer,
  page,
  recipient,
}) => {
  await estrange(recipient);
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.fillList(LIST);
  await composer.send();
  const outcome = composer.outcome();
  await expect(outcome).toContainText("Not a contact in FlowIQ yet");
  expect(count(await outcome.innerText(), "Contact not found")).toBe(1);
  await outcome.getByRole("button", { name: "Create contact" }).click();
  const name = outcome.getByRole("textbox", { name: "Contact name" });
  await expect(name).toBeFocused();
  await name.press("Enter");
  expect(await readPaths(recipient)).toEqual(["/send-whatsapp"]);

  await setFault(recipient, { kind: "status", status: 500, on: "contact", times: 1 });
  await name.fill("Anna Example");
  await name.press("Enter");
  await expect(outcome.getByRole("alert")).toContainText("You can safely try again");
  await outcome.getByRole("button", { name: "Create contact" }).click();
  await expect(outcome).toContainText("Contact created: Anna Example");
  expect(await readPaths(recipient)).toEqual(["/send-whatsapp", "/contact", "/contact"]);

  await outcome.getByRole("button", { name: "Send again" }).press("Enter");
  await expect(outcome).toContainText("Accepted by FlowIQ");
  const received = await readReceived(recipient);
  expect(received.map(({ path }) => path)).toEqual([
    ...["/send-whatsapp", "/contact", "/contact"],
    "/send-whatsapp",
  ]);
  expect(received.flatMap(({ violations }) => violations)).toEqual([]);
  await outcome.getByRole("link", { name: "Open in the outbox" }).click();
  await expect(page.getByRole("link", { name: "Show the earlier send" })).toBeVisible();
  await page.getByRole("link", { name: "Show the earlier send" }).click();
  await expect(page.getByRole("button", { name: "Create contact" })).toBeVisible();
});
