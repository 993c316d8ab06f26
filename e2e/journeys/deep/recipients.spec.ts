import { findAxeViolations } from "@/e2e/fixtures/axe";
import { expect, test } from "@/e2e/pages/composer-page";
import {
  bar,
  choose,
  LIST,
  makeNumbers,
  numbersField,
  openPanel,
  panel,
  progress,
  review,
} from "@/e2e/pages/recipients-page";
import { setFault } from "@/e2e/fixtures/upstream";

test("a reply id stops a send to several, says so and can be cleared", async ({ composer, recipient }) => {
  await composer.open();
  await composer.fillList(LIST);
  await composer
    .field("Reply to message ID")
    .fill("wamid.HBgLMTIwMjU1NTAxMjMVAgARGBIwMTIzNDU2Nzg5QUJDREVGMDEA");
  await choose(composer, makeNumbers(recipient, 2).join(" ; "));
  await expect(composer.region("Problems")).toContainText("A reply goes to one person");
  await composer.button("Review and send").click();
  await expect(composer.field("Reply to message ID")).toBeFocused();
  await composer.button("Clear the reply ID").click();
  await expect(composer.field("Reply to message ID")).toHaveValue("");
  await composer.button("Review and send").click();
  await expect(review(composer)).toBeVisible();
});

for (const width of [390, 1440]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test("axe finds nothing on the list, the review and the progress", async ({
      composer,
      recipient,
      page,
    }) => {
      const numbers = makeNumbers(recipient, 4);
      await setFault(numbers[0] ?? "", { kind: "reset" });
      await composer.open();
      await composer.fillList(LIST);
      await openPanel(composer);
      await numbersField(composer).fill([...numbers, "abc"].join("\n"));
      await panel(composer).getByText("Numbers found").click();
      expect(await findAxeViolations(page)).toEqual([]);
      await panel(composer).getByRole("button", { name: "Use 4 numbers" }).click();
      await composer.button("Review and send").click();
      await expect(review(composer)).toBeVisible();
      expect(await findAxeViolations(page)).toEqual([]);
      await review(composer).getByRole("button", { name: "Send to 4 people" }).click();
      await expect(progress(composer).getByRole("region", { name: "Not reached" })).toBeVisible();
      expect(await findAxeViolations(page)).toEqual([]);
    });
  });
}

test("several recipients are chosen, sent to and followed by keyboard alone", async ({
  composer,
  recipient,
  page,
}) => {
  const numbers = makeNumbers(recipient, 2);
  await composer.open();
  await composer.fillList(LIST);
  await page.getByRole("radiogroup", { name: "Send to" }).getByRole("radio", { name: "One person" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(numbersField(composer)).toBeFocused();
  await page.keyboard.insertText(numbers.join("\n"));
  await expect(panel(composer).getByRole("button", { name: "Use 2 numbers" })).toBeEnabled();
  await panel(composer).getByRole("button", { name: "Use 2 numbers" }).press("Enter");
  await expect(composer.button("Edit")).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(review(composer)).toBeVisible();
  await review(composer).getByRole("button", { name: "Send to 2 people" }).press("Enter");
  await expect(bar(composer)).toHaveAttribute("aria-valuetext", "2 of 2 settled");
  await page.keyboard.press("Escape");
  await expect(progress(composer)).toBeHidden();
  await expect(page.getByRole("button", { name: /Sent: 2 of 2/ })).toBeVisible();
});
