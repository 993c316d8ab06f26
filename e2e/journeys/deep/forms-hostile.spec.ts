import { toOneLine } from "@/lib/message/texts";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import type { FormName } from "@/lib/message/codecs/form";
import { writeForm } from "@/lib/message/codecs/write-form";
import { LIMITS } from "@/lib/message/limits";
import { expect } from "@/e2e/pages/composer-page";
import { exporting, importing, importText, rowsPaste } from "@/e2e/pages/forms-page";
import { fit, HOSTILE } from "@/e2e/fixtures/hostile-texts";
import { test, textsOf } from "@/e2e/fixtures/unharmed";

/** Texts without the characters that would split a table cell or a line. */
const IN_A_CELL = HOSTILE.filter((text) => !/[\t\r\n"\u2028\u2029\u0085]/.test(text));

const FULL: DraftForm = {
  ...emptyDraft(),
  header: '"><img src=x onerror=alert(1)>\u202Eabc',
  body: "</textarea><script>alert(1)</script>{{7*7}}\u202Eabc",
  footer: "<svg onload=alert(1)> ${7*7} &lt;b&gt;",
  button: "<svg/onload=alert(1)",
  sections: [
    {
      title: "<b>bold</b>",
      rows: HOSTILE.map((text) => ({
        id: fit(text, LIMITS.rowId.max),
        title: fit(text, LIMITS.rowTitle.max),
        description: fit(text, LIMITS.rowDescription.max),
        isIdOwn: true,
      })),
    },
  ],
};
const ROWS = FULL.sections.flatMap(({ rows }) => rows);
/** One-line fields turn a line break into a space on input. */
const TITLES = ROWS.map(({ title }) => toOneLine(title));

for (const form of ["menuet", "flowiq", "curl", "meta", "twilio"] as FormName[]) {
  test(`hostile texts come in from the form ${form}, are seen and go out as texts`, async ({
    composer,
    page,
  }) => {
    test.setTimeout(120_000);
    await composer.open();
    await composer.more("Import");
    const { text } = writeForm(FULL, form);
    await importText(page, text);
    const seen = importing(page).getByRole("group", { name: "Message" });
    await expect(seen).toContainText(FULL.body.slice(0, 30));
    const shown = await seen.textContent();
    for (const title of TITLES) expect(shown).toContain(title);
    await importing(page).getByRole("button", { name: "Open" }).click();
    await expect(importing(page)).toBeHidden();
    await expect(composer.field("Body")).toHaveValue(FULL.body);
    const fields = page.getByRole("textbox", { name: "Row title" });
    await expect(fields).toHaveCount(ROWS.length);
    expect(await fields.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).toEqual(
      TITLES,
    );

    await composer.more("Export");
    for (const name of [
      "A Menuet file",
      "FlowIQ’s JSON",
      "A curl command for FlowIQ",
      "Meta’s",
      "Twilio’s",
    ]) {
      await exporting(page).getByRole("radio", { name }).check();
      await expect(exporting(page).getByLabel("Export text")).toContainText("alert(1)");
    }
  });
}

test("hostile texts in a pasted table are seen, and come, as texts", async ({ composer, page }) => {
  await composer.open();
  await composer.section(1).getByRole("button", { name: "Paste rows" }).click();
  const rows = IN_A_CELL.slice(0, 60).map((text) => fit(text, LIMITS.rowTitle.max));
  await rowsPaste(page)
    .getByRole("textbox")
    .fill(["Title\tDescription\tID", ...rows.map((text, at) => `${text}\t${text}\tid-${at}`)].join("\n"));
  const cells = rowsPaste(page).getByRole("region", { name: "Rows to add" }).locator("td:nth-child(2)[dir]");
  await expect(cells).toHaveCount(rows.length);
  expect(await textsOf(cells)).toEqual(rows);
  await rowsPaste(page)
    .getByRole("button", { name: `Add ${rows.length} rows` })
    .click();
  const fields = page.getByRole("textbox", { name: "Row title" });
  await expect(fields).toHaveCount(rows.length);
  expect(await fields.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).toEqual(rows);
});

test("hostile texts that are no message are refused as texts", async ({ composer, page }) => {
  await composer.open();
  await composer.more("Import");
  for (const text of HOSTILE) {
    await importText(page, text);
    await expect(importing(page).getByRole("button", { name: "Open" })).toBeDisabled();
  }
  await importText(page, `{"message_type":"<img src=x onerror=alert(1)>"}`);
  await expect(importing(page).getByRole("status")).toContainText("“<img src=x onerror=alert(1)>”");
});
