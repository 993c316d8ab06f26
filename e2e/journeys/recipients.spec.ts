import { expect, test } from "@/e2e/pages/composer-page";
import { makeNumbers, openPanel, numbersField, panel } from "@/e2e/pages/recipients-page";

test("numbers are pasted or come as a CSV file, are counted, and named where they cannot be read", async ({
  composer,
  recipient,
}) => {
  const [one, two] = makeNumbers(recipient, 2);
  await composer.open();
  await openPanel(composer);
  await numbersField(composer).fill(`${one}, ${two}; 082 123 4567\nabc\t${one}`);
  await expect(panel(composer)).toContainText("3 numbers · 1 double left out · 1 unreadable");
  await expect(panel(composer).getByRole("region", { name: "Unreadable" })).toContainText("Line 2: abc");
  await panel(composer).getByRole("button", { name: "Use 3 numbers" }).click();
  const chosen = composer.page.getByRole("group", { name: "Recipient" });
  await expect(chosen).toContainText("3 recipients");
  await chosen.getByRole("button", { name: "Edit" }).click();
  await expect(numbersField(composer)).toHaveValue(/082 123 4567/);
  await panel(composer).getByRole("button", { name: "Cancel" }).click();
  await chosen.getByRole("button", { name: "Clear" }).click();
  await expect(composer.field("Recipient")).toBeFocused();

  // Finds a file's column of numbers, whatever the other columns are.
  await openPanel(composer);
  const rows = ["Name;Mobile", `"Smith; Anna";${one}`, `Ben;${two}`, "Cleo;"];
  await panel(composer)
    .getByLabel("File with numbers")
    .setInputFiles({
      name: "list.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`\ufeff${rows.join("\r\n")}`),
    });
  await expect(panel(composer)).toContainText("2 numbers · 1 unreadable");
  await expect(panel(composer)).toContainText("column “Mobile”");
  await expect(panel(composer).getByRole("region", { name: "Unreadable" })).toContainText("Line 4");
});
