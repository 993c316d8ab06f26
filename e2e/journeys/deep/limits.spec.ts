import { LIMITS } from "@/lib/message/limits";
import { expect, test } from "@/e2e/pages/composer-page";
import { readReceived } from "@/e2e/fixtures/upstream";

const LIST_FIELDS = [
  { name: "Header", limit: LIMITS.header },
  { name: "Body", limit: LIMITS.body },
  { name: "Footer", limit: LIMITS.footer },
  { name: "Button label", limit: LIMITS.button },
  { name: "Section title", limit: LIMITS.sectionTitle },
  { name: "Row title", limit: LIMITS.rowTitle },
  { name: "Description", limit: LIMITS.rowDescription },
  { name: "Reply to message ID", limit: LIMITS.replyTo, hasNoCounter: true },
  { name: "Row ID", limit: LIMITS.rowId, isWarning: true },
];

test("each field takes what its limit says, and tells of one character more", async ({ composer }) => {
  await composer.open();
  for (const { name, limit, hasNoCounter, isWarning } of LIST_FIELDS) {
    await test.step(`${name}: ${limit.max}`, async () => {
      const field = composer.field(name);
      const finding = composer
        .region("Problems")
        .getByRole("button", { name: new RegExp(`${limit.max + 1} (of ${limit.max} )?characters`) });
      await field.fill("x".repeat(limit.max));
      await expect(field).not.toHaveAttribute("aria-invalid");
      await expect(finding).toHaveCount(0);
      await field.fill("x".repeat(limit.max + 1));
      await expect(finding).toBeVisible();
      await expect(field).toHaveValue("x".repeat(limit.max + 1));
      await expect(field).toHaveAccessibleDescription(
        hasNoCounter ? /./ : new RegExp(`${limit.max + 1} of ${limit.max} characters`),
      );
      await expect(finding).toContainText(isWarning ? "Warning" : "Stops the send");
      await field.fill("");
    });
  }
});

test(`Audio URL takes ${LIMITS.audioUrl.max} characters and says so at one more`, async ({ composer }) => {
  const address = (length: number) => "https://example.com/".padEnd(length, "a");
  await composer.open();
  await composer.chooseKind("Audio");
  await composer.field("Audio URL").fill(address(LIMITS.audioUrl.max));
  await expect(composer.field("Audio URL")).not.toHaveAttribute("aria-invalid");
  await composer.field("Audio URL").fill(address(LIMITS.audioUrl.max + 1));
  await expect(composer.field("Audio URL")).toHaveAttribute("aria-invalid", "true");
  await expect(composer.region("Problems")).toContainText(
    `${LIMITS.audioUrl.max + 1} of ${LIMITS.audioUrl.max}`,
  );
});

test("an eleventh row in a section and an eleventh section can be typed, and stop the send", async ({
  composer,
}) => {
  await composer.open();
  const problems = composer.region("Problems");
  const { max: rows } = LIMITS.rowsPerSection;
  for (let row = 2; row <= rows; row++)
    await composer.section(1).getByRole("button", { name: "Add row" }).click();
  await expect(composer.row(1, rows)).toBeVisible();
  await expect(problems).not.toContainText("rows in one section");
  await composer.section(1).getByRole("button", { name: "Add row" }).click();
  await expect(problems).toContainText(`${rows + 1} of ${rows} rows in one section`);

  const { max: sections } = LIMITS.sections;
  for (let section = 2; section <= sections; section++) await composer.button("Add section").click();
  await expect(composer.section(sections)).toBeVisible();
  await expect(problems).not.toContainText(`of ${sections} sections`);
  await composer.button("Add section").click();
  await expect(problems).toContainText(`${sections + 1} of ${sections} sections`);
});

test("ten sections of ten rows are composed and sent after the warning that WhatsApp takes ten in all", async ({
  composer,
  recipient,
  page,
}) => {
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.field("Body").fill("Choose one of a hundred");
  await composer.field("Button label").fill("Open");
  const warning = composer
    .region("Problems")
    .getByText(/10 rows|rows in all/i)
    .first();
  for (let r = 1; r <= LIMITS.rowsPerSection.max; r++) {
    if (r > 1) await composer.section(1).getByRole("button", { name: "Add row" }).click();
    await composer.row(1, r).getByRole("textbox", { name: "Row title" }).fill(`Row ${r}`);
  }
  await composer.section(1).getByRole("textbox", { name: "Section title" }).fill("Section 1");
  await expect(warning).toBeHidden();
  for (let s = 2; s <= LIMITS.sections.max; s++) {
    await composer.sectionAction(s - 1, "Duplicate");
    await composer.section(s).getByRole("textbox", { name: "Section title" }).fill(`Section ${s}`);
    await expect(warning).toBeVisible();
  }
  await composer.review();
  await expect(composer.sendDialog()).toContainText("WhatsApp will most likely refuse this message");
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
  const [request] = await readReceived(recipient);
  const body = request?.body as { interactive: { sections: { rows: unknown[] }[] } };
  expect(body.interactive.sections.map(({ rows }) => rows.length)).toEqual(Array(10).fill(10));
});
