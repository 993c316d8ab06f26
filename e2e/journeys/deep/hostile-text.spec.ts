import type { Page } from "@playwright/test";
import { type DraftForm, emptyDraft, emptyRow } from "@/lib/message/draft";
import { LIMITS } from "@/lib/message/limits";
import { normaliseTexts } from "@/lib/message/texts";
import { expect } from "@/e2e/pages/composer-page";
import { fit, HOSTILE } from "@/e2e/fixtures/hostile-texts";
import { OutboxPage } from "@/e2e/pages/outbox-page";
import { download } from "@/e2e/pages/picture-page";
import { ONE_LOOK, ProofPage } from "@/e2e/pages/proof-page";
import { readJson, test, textsOf } from "@/e2e/fixtures/unharmed";
import { readReceived } from "@/e2e/fixtures/upstream";

const TITLES = '[data-field*=".rows."][data-field$=".title"]';
const DESCRIPTIONS = '[data-field$=".description"]';
const REPLY = '"><img src=x onerror=alert(1)>${7*7}';

/** Every text in its own row, ten to a section, cut to its field's limit and to one line. */
const FULL: DraftForm = normaliseTexts({
  ...emptyDraft(),
  header: '"><img src=x onerror=alert(1)>\u202Eabc',
  body: "</textarea><script>alert(1)</script>{{7*7}}\u202Eabc",
  footer: "<svg onload=alert(1)> ${7*7} &lt;b&gt;",
  button: "<svg/onload=alert(1)",
  sections: Array.from({ length: Math.ceil(HOSTILE.length / 10) }, (_, s) => ({
    title: fit(HOSTILE.at(-1 - s) ?? "", LIMITS.sectionTitle.max),
    rows: HOSTILE.slice(s * 10, s * 10 + 10).map((text) => ({
      id: fit(text, LIMITS.rowId.max),
      title: fit(text, LIMITS.rowTitle.max),
      description: fit(text, LIMITS.rowDescription.max),
      isIdOwn: true,
    })),
  })),
});
const ROWS = FULL.sections.flatMap(({ rows }) => rows);

const at = (n: number): string => HOSTILE[n % HOSTILE.length] ?? "";
/** For typing: each text at least once, in one of a row's three fields. */
const TYPED: DraftForm["sections"] = [0, 1, 2].map((s) => ({
  title: fit(at(s + 40), LIMITS.sectionTitle.max),
  rows: Array.from({ length: 10 }, (_, r) => ({
    id: fit(at(30 * s + 3 * r), LIMITS.rowId.max),
    title: fit(at(30 * s + 3 * r + 1), LIMITS.rowTitle.max),
    description: fit(at(30 * s + 3 * r + 2), LIMITS.rowDescription.max),
    isIdOwn: true,
  })),
}));

const toSent = (sections: DraftForm["sections"]) => ({
  type: "list",
  ...{ header: FULL.header, body: FULL.body, footer: FULL.footer, button: FULL.button },
  sections: sections.map(({ title, rows }) => ({
    title,
    rows: rows.map(({ id, title: row, description }) => ({ id, title: row, description })),
  })),
});

const payloadOf = (page: Page) => page.locator('pre[aria-label="JSON"]');
const openSaved = async (page: Page, form: DraftForm) => new ProofPage(page).keep(form);

test("header, body, footer and button show every hostile text as it was typed", async ({ composer }) => {
  await composer.open();
  const preview = composer.region("Preview");
  const shown = preview.locator(
    "[data-field=header], [data-field=body], [data-field=footer], [data-field=button]",
  );
  for (const text of HOSTILE) {
    const { header, body, footer, button } = LIMITS;
    const typed = [header, body, footer, button].map(({ max }) => fit(text, max));
    for (const [n, label] of ["Header", "Body", "Footer", "Button label"].entries()) {
      await composer.field(label).fill(typed[n] ?? "");
    }
    await expect.poll(() => textsOf(shown), { message: text, intervals: [20] }).toEqual(typed);
  }
});

test("sections and rows show every hostile text in the open list, the payload and the webhook", async ({
  composer,
  page,
}) => {
  const empty = TYPED.map(({ rows }) => ({ title: "", rows: rows.map(emptyRow) }));
  await openSaved(page, { ...FULL, sections: empty });
  await composer.open();
  for (const [s, { title, rows }] of TYPED.entries()) {
    const section = composer.section(s + 1);
    await section.getByRole("textbox", { name: "Section title" }).fill(title);
    for (const [r, row] of rows.entries()) await composer.fillRow(composer.row(s + 1, r + 1), row);
  }
  await composer.openCode();
  await expect.poll(async () => (await readJson(payloadOf(page))).interactive).toEqual(toSent(TYPED));
  const preview = composer.region("Preview");
  await preview.locator("[data-field=button]").click();
  const sheet = page.getByRole("dialog", { name: FULL.button });
  await expect(sheet).toBeVisible();
  const typed = TYPED.flatMap(({ rows }) => rows);
  expect(await textsOf(sheet.locator(TITLES))).toEqual(typed.map(({ title }) => title));
  expect(await textsOf(sheet.locator(DESCRIPTIONS))).toEqual(typed.map(({ description }) => description));
  expect(await textsOf(sheet.getByRole("heading", { level: 3 }))).toEqual(TYPED.map(({ title }) => title));
  await sheet.getByRole("radio").first().click();
  await sheet.getByRole("button", { name: "Send", exact: true }).click();
  await expect(preview.locator("[data-side=out]")).toContainText(typed[0]?.title ?? "no title");
  const webhook = JSON.stringify(await readJson(page.getByLabel("Webhook of the pick")));
  expect(webhook).toContain(JSON.stringify(typed[0]?.id));
});

test("hostile texts stand on the proof sheet and in its picture as they were typed", async ({ page }) => {
  const proof = new ProofPage(page);
  await proof.keep(FULL);
  await proof.open(`?${ONE_LOOK}`);
  const list = proof.cells.locator("[data-proof=list]");
  expect(await textsOf(list.locator(TITLES))).toEqual(ROWS.map(({ title }) => title));
  expect(await textsOf(list.locator("[data-field=header]"))).toEqual([FULL.header]);
  expect(await textsOf(list.locator("[data-field=body]"))).toEqual([FULL.body]);
});

test("a picture is drawn of a message with hostile texts", async ({ composer, page }) => {
  await openSaved(page, {
    ...FULL,
    body: HOSTILE.slice(0, 30).join("\n"),
    footer: fit(HOSTILE.slice(20, 24).join(" "), LIMITS.footer.max),
  });
  await composer.open();
  await composer.button("Picture").click();
  expect((await download(composer, page)).suggestedFilename()).toMatch(/\.png$/);
});

test("a message of hostile texts arrives as it was typed, and its record shows it", async ({
  composer,
  page,
  recipient,
}) => {
  await openSaved(page, FULL);
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.field("Reply to message ID").fill(REPLY);
  await composer.send();
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
  const received = JSON.parse((await readReceived(recipient)).at(-1)?.raw ?? "");
  const sent = {
    phone_number: recipient,
    message_type: "interactive",
    interactive: toSent(FULL.sections),
    context_message_id: REPLY,
  };
  expect(received).toEqual(sent);
  const outbox = new OutboxPage(page);
  await outbox.openFor(recipient);
  await outbox.rows(recipient).click();
  const detail = outbox.detail(recipient);
  await expect(detail.getByText(REPLY, { exact: true })).toBeVisible();
  const message = detail.getByRole("group", { name: "Message" });
  const lines = ROWS.map(({ title, description }) => `${title} · ${description}`);
  expect((await textsOf(message)).join("")).toContain(lines.slice(0, 10).join(""));
  expect(await textsOf(message.locator(".break-words[dir=auto]"))).toEqual(expect.arrayContaining(lines));
  await detail.getByText("JSON sent to FlowIQ").click();
  expect(await readJson(detail.getByLabel("JSON", { exact: true }))).toEqual(sent);
});
