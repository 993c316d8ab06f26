import { expect, test } from "@/e2e/pages/composer-page";

test("a section that is added takes its height at once: what stands below it moves one time", async ({
  composer,
  page,
}) => {
  await composer.open();
  const add = composer.button("Add section");
  await expect(composer.section(1)).toBeVisible();
  // The first visit's starters disappear with the first letter.
  await composer.field("Body").fill("Choose");
  await composer.saved();
  // Records each position of the button, frame by frame.
  await add.evaluate((button) => {
    const places: number[] = [];
    Object.assign(window, { places });
    const look = () => {
      const top = button.closest("form")?.getBoundingClientRect().top ?? 0;
      const place = Math.round(button.getBoundingClientRect().top - top);
      if (places.at(-1) !== place) places.push(place);
      requestAnimationFrame(look);
    };
    look();
  });
  await add.click();
  await expect(composer.section(2).getByRole("textbox", { name: "Section title" })).toBeFocused();
  await add.click();
  await expect(composer.section(3).getByRole("textbox", { name: "Section title" })).toBeFocused();
  await composer.saved();
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
      // Clicks normally pass through the counter to its field, so re-enable them to hit-test it.
      counter.style.pointerEvents = "auto";
      return document.elementFromPoint(x + width / 2, y + height / 2) === counter;
    });
    expect(await isOnTop, shown).toBe(true);
  }
});
