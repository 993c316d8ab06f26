import { expect, test } from "@/e2e/pages/composer-page";
import {
  choose,
  LIST,
  makeNumbers,
  openPanel,
  numbersField,
  panel,
  review,
} from "@/e2e/pages/recipients-page";

test("two spellings of one person are counted once, until a person keeps both; doubts are confirmed for all", async ({
  composer,
  recipient,
}) => {
  const [one] = makeNumbers(recipient, 1);
  await composer.open();
  await composer.fillList(LIST);
  await openPanel(composer);
  const text = `+55 41 98888-7777\n+55 41 8888-7777\n${one}\n+12005550123`;
  await numbersField(composer).fill(text);
  await expect(panel(composer)).toContainText("3 numbers · 1 treated as the same person");
  await expect(panel(composer)).toContainText("1 number in an unknown range");
  const twins = panel(composer).getByRole("region", { name: "Same person" });
  await twins.getByRole("checkbox", { name: /\+554188887777 and \+5541988887777/ }).check();
  await panel(composer).getByRole("button", { name: "Use 4 numbers" }).click();
  await expect(composer.region("Problems")).toContainText("1 number in an unknown range");
  await composer.button("Review and send").click();
  const send = review(composer).getByRole("button", { name: "Send to 4 people" });
  await expect(send).toHaveAttribute("aria-disabled", "true");
  await review(composer).getByRole("checkbox", { name: "The numbers are correct" }).check();
  await expect(send).not.toHaveAttribute("aria-disabled", "true");
  await review(composer).getByRole("button", { name: "Cancel" }).click();
  await composer.button("Clear").click();
  await choose(composer, `${one}, ${recipient}`);
  await composer.button("Review and send").click();
  await expect(review(composer).getByRole("button", { name: "Send to 2 people" })).toBeEnabled();
  await expect(review(composer).getByRole("checkbox")).toBeHidden();
});
