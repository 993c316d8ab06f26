import { expect } from "@/e2e/pages/composer-page";
import { pasteInto, rowsPaste } from "@/e2e/pages/forms-page";
import { test } from "@/e2e/fixtures/unharmed";

test("rows are pasted from a spreadsheet: looked at, made to fit, added, undone", async ({
  composer,
  page,
}) => {
  await composer.open();
  await composer.section(1).getByRole("button", { name: "Paste rows" }).click();
  const field = rowsPaste(page).getByRole("textbox");
  await field.fill(
    `Title\tDescription\tID\nCola\tCold\tcola\nA very long title for one row\t\tcola\n\tno title\tx`,
  );
  await expect(rowsPaste(page).getByRole("status")).toContainText("3 rows · 2 do not fit");
  await expect(rowsPaste(page)).toContainText("Row title is 29 of 24 characters");
  await expect(rowsPaste(page)).toContainText("Row ID “cola” is also used in line 2");
  await expect(rowsPaste(page).getByRole("button", { name: "Add 3 rows" })).toBeEnabled();
  await rowsPaste(page)
    .getByRole("checkbox", { name: /Make them fit/ })
    .check();
  await rowsPaste(page).getByRole("button", { name: "Add 2 rows" }).click();
  await expect(rowsPaste(page)).toBeHidden();
  const title = (row: number) => composer.row(1, row).getByRole("textbox", { name: "Row title" });
  await expect(title(1)).toHaveValue("Cola");
  await expect(title(1)).toBeFocused();
  await expect(title(2)).toHaveValue("A very long title for on");
  await expect(composer.row(1, 2).getByRole("textbox", { name: "Row ID" })).toHaveValue(
    "a-very-long-title-for-on",
  );
  await expect(composer.row(1, 3)).toHaveCount(0);
  await composer.button("Undo").click();
  await expect(title(1)).toHaveValue("");
});

test("a table that is pasted into a row title is offered as rows; one line stays a plain paste", async ({
  composer,
  page,
}) => {
  await composer.open();
  const title = (row: number) => composer.row(1, row).getByRole("textbox", { name: "Row title" });
  await title(1).focus();
  await pasteInto(page, "Just a title\r\n");
  await expect(title(1)).toHaveValue("Just a title");
  await expect(rowsPaste(page)).toHaveCount(0);

  await composer.addRow(1, 2);
  await pasteInto(page, "Tea\thot\tt\nMilk\tcold\tm");
  await expect(rowsPaste(page).getByRole("status")).toContainText("2 rows");
  await rowsPaste(page).getByRole("button", { name: "Add 2 rows" }).click();
  await expect(title(2)).toHaveValue("Tea");
  await expect(title(2)).toBeFocused();
  await expect(title(3)).toHaveValue("Milk");
  await expect(composer.row(1, 4)).toHaveCount(0);

  await title(3).selectText();
  await pasteInto(page, "two\nlines");
  await rowsPaste(page).getByRole("button", { name: "Paste as one line" }).click();
  await expect(title(3)).toHaveValue("two lines");
  await expect(title(3)).toBeFocused();
  await title(3).selectText();
  await pasteInto(page, "a\nb");
  await rowsPaste(page).getByRole("button", { name: "Cancel" }).click();
  await expect(title(3)).toHaveValue("two lines");
  await expect(title(3)).toBeFocused();
});
