import { expect, test } from "./composer-page";

test("rows and sections are removed, brought back, duplicated and moved", async ({ composer, page }) => {
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
  const first = composer.section(1);

  await composer.row(1, 2).getByRole("button", { name: "Remove row" }).click();
  await expect.poll(titles).toEqual(["One", "Three", "Four"]);
  await expect(composer.row(1, 2).getByRole("textbox", { name: "Row title" })).toBeFocused();
  await expect(page.getByText("Row “Two” removed")).toBeVisible();
  await first.getByRole("button", { name: "Remove section" }).click();
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
  await first.getByRole("button", { name: "Move down" }).first().click();
  await expect.poll(titles).toEqual(["Four", "One", "One", "Three", "Two"]);
  await composer.section(2).getByRole("button", { name: "Duplicate" }).first().click();
  await expect.poll(titles).toEqual(["Four", "One", "One", "Three", "Two", "One", "One", "Three", "Two"]);

  await composer.button("Start over").click();
  await expect(composer.field("Body")).toHaveValue("");
  await composer.button("Undo").click();
  await expect(composer.field("Body")).toHaveValue("B");
  await expect.poll(titles).toHaveLength(9);
});

test("a row's id follows its title until it is edited, copied out or sent", async ({
  composer,
  page,
  recipient,
}) => {
  await composer.open();
  const row = composer.row(1, 1);
  const [title, id] = ["Row title", "Row ID"].map((name) => row.getByRole("textbox", { name, exact: true }));
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

  await page.getByRole("button", { name: "Copy JSON" }).click();
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
});

test("a section that is added takes its height at once: what stands below it moves one time", async ({
  composer,
  page,
}) => {
  await composer.open();
  const add = composer.button("Add section");
  await expect(composer.section(1)).toBeVisible();
  // The places that the button had, one for each time that it moved, looked at in every frame.
  await add.evaluate((button) => {
    const places: number[] = [];
    Object.assign(window, { places });
    const look = () => {
      const place = Math.round(button.getBoundingClientRect().top + scrollY);
      if (places.at(-1) !== place) places.push(place);
      requestAnimationFrame(look);
    };
    look();
  });
  await add.click();
  await expect(composer.section(2).getByRole("textbox", { name: "Section title" })).toBeFocused();
  await add.click();
  await expect(composer.section(3).getByRole("textbox", { name: "Section title" })).toBeFocused();
  await expect(page.getByText("Saved a moment ago")).toBeVisible();
  const places = await page.evaluate(() => (window as unknown as { places: number[] }).places);
  expect(places).toHaveLength(3);
});

test("while one field of a row has the focus, the counters of the others stay in sight", async ({
  composer,
}) => {
  await composer.open();
  const row = composer.row(1, 1);
  await row.getByRole("textbox", { name: "Row title" }).focus();
  for (const shown of ["0/24", "0/72"]) {
    const isOnTop = row.getByText(shown, { exact: true }).evaluate((counter) => {
      const { x, y, width, height } = counter.getBoundingClientRect();
      // Presses pass through it to its field: for once they do not.
      counter.style.pointerEvents = "auto";
      return document.elementFromPoint(x + width / 2, y + height / 2) === counter;
    });
    expect(await isOnTop, shown).toBe(true);
  }
});

const FIELDS = ["recipient", "replyTo", "header", "body", "footer", "button", "sections.0.title"];
const ROW_FIELDS = ["title", "description", "id"].map((name) => `sections.0.rows.0.${name}`);

test("no field is taken over later than the page, when the draft may be another already", async ({
  request,
}) => {
  const html = await (await request.get("/")).text();
  const form = html.slice(html.indexOf("data-composer"), html.indexOf("</form>"));
  // What React takes over by itself, it has between these marks, or sends after the rest.
  const atOnce = form.replace(/<!--\$.*?<!--\/\$-->/gs, "");
  const missing = [...FIELDS, ...ROW_FIELDS].filter((id) => !atOnce.includes(` id="${id}"`));
  expect(missing).toEqual([]);
  // One that is empty costs a drawing of all fields when the page changes first, and holds nothing.
  expect(form).not.toContain("<!--$-->");
});
