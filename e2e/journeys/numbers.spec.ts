import { expect, test } from "@/e2e/pages/composer-page";
import { LIST } from "@/e2e/pages/recipients-page";
import { readReceived } from "@/e2e/fixtures/upstream";

test("a doubtful number is a problem, is confirmed before it is sent to, and a chosen country ends the doubt", async ({
  composer,
  recipient,
  page,
}) => {
  const national = `0${recipient.slice(3)}`;
  const problems = composer.region("Problems");
  const dialog = composer.sendDialog();
  const box = dialog.getByRole("checkbox", { name: /^The number is correct/ });
  const sendNow = dialog.getByRole("button", { name: "Send now" });
  await composer.open();
  await composer.fillList(LIST);
  await composer.field("Recipient").fill("+12005550123");
  await expect(problems).toContainText("fits no known number range");
  await composer.field("Recipient").fill(national);
  await expect(composer.field("Recipient")).toHaveAccessibleDescription(
    /guessed from your browser's language/,
  );
  await expect(problems).toContainText("read as South Africa, guessed from your browser's language");
  await composer.review();
  await expect(sendNow).toHaveAttribute("aria-disabled", "true");
  await sendNow.click({ force: true });
  await expect(box).toBeFocused();
  expect(await readReceived(recipient)).toEqual([]);
  await page.keyboard.press("Space");
  await expect(sendNow).not.toHaveAttribute("aria-disabled", "true");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await composer.button("Use South Africa").click();
  await expect(composer.field("Recipient")).toBeFocused();
  await expect(problems).not.toContainText("guessed");
  await composer.review();
  await expect(box).toBeHidden();
  await dialog.getByRole("button", { name: "Cancel" }).click();

  // A spreadsheet's decimals aren't part of the number.
  await composer.field("Recipient").fill(`${recipient.slice(1)}.0`);
  await composer.send();
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
  const received = await readReceived(recipient);
  expect(received.map(({ raw }) => JSON.parse(raw).phone_number)).toEqual([recipient]);
});
