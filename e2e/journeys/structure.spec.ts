import { expect, test } from "@/e2e/pages/composer-page";

test(
  "rows and sections are removed, brought back, duplicated and moved",
  { tag: "@deep" },
  async ({ composer, page }) => {
    await composer.open();
    await composer.fillList({
      body: "B",
      button: "Go",
      sections: [
        { title: "First", rows: [{ title: "One", description: "1" }, { title: "Two" }, { title: "Three" }] },
        { title: "Second", rows: [{ title: "Four" }] },
      ],
    });
    const titles = () =>
      page
        .getByRole("textbox", { name: "Row title" })
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));

    await composer.row(1, 2).getByRole("button", { name: "Remove row" }).click();
    await expect.poll(titles).toEqual(["One", "Three", "Four"]);
    await expect(composer.row(1, 2).getByRole("textbox", { name: "Row title" })).toBeFocused();
    await expect(page.getByText("Row “Two” removed")).toBeVisible();
    await composer.sectionAction(1, "Remove section");
    await expect.poll(titles).toEqual(["Four"]);
    await composer.button("Undo").click();
    await composer.button("Undo").click();
    await expect.poll(titles).toEqual(["One", "Two", "Three", "Four"]);
    await expect(composer.row(1, 1).getByRole("textbox", { name: "Description" })).toHaveValue("1");

    await composer.row(1, 1).getByRole("button", { name: "Duplicate" }).click();
    await expect.poll(titles).toEqual(["One", "One", "Two", "Three", "Four"]);
    await expect(composer.row(1, 2).getByRole("textbox", { name: "Row ID" })).toHaveValue("one-2");
    await composer.row(1, 4).getByRole("button", { name: "Move up" }).click();
    await expect.poll(titles).toEqual(["One", "One", "Three", "Two", "Four"]);
    await composer.sectionAction(1, "Move down");
    await expect.poll(titles).toEqual(["Four", "One", "One", "Three", "Two"]);
    await composer.sectionAction(2, "Duplicate");
    await expect.poll(titles).toEqual(["Four", "One", "One", "Three", "Two", "One", "One", "Three", "Two"]);

    await composer.more("Start over");
    await expect(composer.field("Body")).toHaveValue("");
    await composer.button("Undo").click();
    await expect(composer.field("Body")).toHaveValue("B");
    await expect.poll(titles).toHaveLength(9);
  },
);

test(
  "a row's id follows its title until it is edited, copied out or sent",
  { tag: "@deep" },
  async ({ composer, recipient }) => {
    await composer.open();
    const row = composer.row(1, 1);
    const [title, id] = ["Row title", "Row ID"].map((name) =>
      row.getByRole("textbox", { name, exact: true }),
    );
    if (!title || !id) throw new Error("A row has a title and an id");
    await title.fill("Crème brûlée");
    await expect(id).toHaveValue("creme-brulee");
    await title.fill("Tart");
    await expect(id).toHaveValue("tart");
    await id.fill("dessert");
    await title.fill("Pie");
    await expect(id).toHaveValue("dessert");
    await id.fill("");
    await id.blur();
    await expect(id).toHaveValue("pie");

    await composer.openCode();
    await composer.button("Copy JSON").click();
    await title.fill("Cake");
    await expect(id).toHaveValue("pie");

    await composer.addRow(1, 2);
    await composer.fillRow(composer.row(1, 2), { title: "Soup" });
    await composer.field("Recipient").fill(recipient);
    await composer.field("Body").fill("Choose");
    await composer.field("Button label").fill("Open");
    await composer.send();
    await expect(composer.outcome()).toContainText("Accepted");
    await composer.closeSend();
    await composer.row(1, 2).getByRole("textbox", { name: "Row title" }).fill("Stew");
    await expect(composer.row(1, 2).getByRole("textbox", { name: "Row ID" })).toHaveValue("soup");
  },
);
