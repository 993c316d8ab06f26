import { findAxeViolations } from "./axe";
import { expect, test } from "./composer-page";
import { bar, choose, LIST, makeNumbers, openPanel, panel, progress, review } from "./recipients-page";
import { setFault } from "./upstream";

test("numbers are pasted, counted and named where they cannot be read", async ({ composer, recipient }) => {
  const [one, two] = makeNumbers(recipient, 2);
  await composer.open();
  await openPanel(composer);
  await panel(composer)
    .getByRole("textbox", { name: "Numbers" })
    .fill(`${one}, ${two}; 082 123 4567\nabc\t${one}`);
  await expect(panel(composer)).toContainText("3 numbers · 1 double left out · 1 cannot be read");
  await expect(panel(composer).getByRole("region", { name: "Cannot be read" })).toContainText("Line 2: abc");
  await panel(composer).getByRole("button", { name: "Use 3 numbers" }).click();
  const chosen = composer.page.getByRole("group", { name: "Recipient" });
  await expect(chosen).toContainText("3 recipients");
  await chosen.getByRole("button", { name: "Edit" }).click();
  await expect(panel(composer).getByRole("textbox", { name: "Numbers" })).toHaveValue(/082 123 4567/);
  await panel(composer).getByRole("button", { name: "Cancel" }).click();
  await chosen.getByRole("button", { name: "Clear" }).click();
  await expect(composer.field("Recipient")).toBeFocused();
});

test("more than 1,000 are told how many too many they are, and cannot be used", async ({
  composer,
  recipient,
}) => {
  await composer.open();
  await openPanel(composer);
  await panel(composer)
    .getByRole("textbox", { name: "Numbers" })
    .fill(makeNumbers(recipient, 1_012).join("\n"));
  await expect(panel(composer)).toContainText("12 too many: at most 1,000 at once");
  await expect(panel(composer).getByRole("button", { name: "Use 1,012 numbers" })).toBeDisabled();
});

test("a CSV file's column of numbers is found, whatever stands beside it", async ({
  composer,
  recipient,
}) => {
  const [one, two] = makeNumbers(recipient, 2);
  await composer.open();
  await openPanel(composer);
  const rows = ["Name;Mobile", `"Smith; Anna";${one}`, `Ben;${two}`, "Cleo;"];
  await panel(composer)
    .getByLabel("File with numbers")
    .setInputFiles({
      name: "list.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`\ufeff${rows.join("\r\n")}`),
    });
  await expect(panel(composer)).toContainText("2 numbers · 1 cannot be read");
  await expect(panel(composer)).toContainText("column “Mobile”");
  await expect(panel(composer).getByRole("region", { name: "Cannot be read" })).toContainText("Line 4");
});

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

test("several recipients are chosen, sent to and followed by keyboard alone", async ({
  composer,
  recipient,
  page,
}) => {
  const numbers = makeNumbers(recipient, 2);
  await composer.open();
  await composer.fillList(LIST);
  await composer.button("Several recipients").focus();
  await page.keyboard.press("Enter");
  await expect(panel(composer)).toBeFocused();
  await page.keyboard.press("Tab");
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
      await panel(composer)
        .getByRole("textbox", { name: "Numbers" })
        .fill([...numbers, "abc"].join("\n"));
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
