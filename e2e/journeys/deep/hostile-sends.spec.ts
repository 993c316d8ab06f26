import type { Page } from "@playwright/test";
import { expect } from "@/e2e/pages/composer-page";
import { HOSTILE } from "@/e2e/fixtures/hostile-texts";
import { OutboxPage, sendList } from "@/e2e/pages/outbox-page";
import { readJson, test, textsOf } from "@/e2e/fixtures/unharmed";
import { readReceived } from "@/e2e/fixtures/upstream";
import { toPlainLine } from "@/lib/whatsapp/formatting-nodes";

const WRONG_NUMBER =
  /not a phone number|must be a phone number|too short|too long|Start with \+|No country has|more than one number|extension|numbers\. Keep one|decimal number|has no phone number/;
const AUDIO = 'https://media.example/"><svg/onload=alert(1)>{{7*7}}.mp3';

const payloadOf = (page: Page) => page.locator('pre[aria-label="JSON"]');

test("the outbox lists every hostile text and finds it by its letters", async ({ page, recipient }) => {
  await Promise.all(HOSTILE.map((text) => sendList(recipient, text)));
  // Tall enough for all rows, because rows out of sight aren't rendered.
  await page.setViewportSize({ width: 1440, height: 6_000 });
  const outbox = new OutboxPage(page);
  await outbox.openFor(recipient);
  await outbox.button("Show older sends").click();
  await expect(outbox.rows(recipient)).toHaveCount(HOSTILE.length);
  // A text of only markup shows the kind of message instead.
  const shown = HOSTILE.map((text) => toPlainLine(text.replace(/\s+/g, " ")) || "List menu");
  const words = outbox.rows(recipient).locator("span[dir=auto]");
  expect((await textsOf(words)).sort()).toEqual([...shown].sort());
  for (const text of ["100%", "__proto", "'; DROP TABLE sends; --", "a\\b", "<svg onload", "\u202E"]) {
    await outbox.field("Text").fill(text);
    const found = shown.filter((one) => one.includes(text)).sort();
    await expect.poll(async () => (await textsOf(words)).sort(), text).toEqual(found);
  }
});

test("a hostile recipient, reply id or audio address stays text, and is refused where it is none", async ({
  composer,
  page,
  recipient,
}) => {
  await page.route("https://media.example/**", (route) => route.fulfill({ status: 404 }));
  await composer.open();
  await composer.chooseKind("Audio");
  for (const text of HOSTILE) {
    await composer.field("Recipient").fill(text);
    await expect(page.locator("[id='recipient.note']")).toHaveText(WRONG_NUMBER);
  }
  await composer.openCode();
  for (const text of HOSTILE.filter((one) => /script:|data:|^["']|\\/.test(one))) {
    await composer.field("Reply to message ID").fill(text);
    await composer.field("Audio URL").fill(text);
    const expected = { media_url: text, context_message_id: text };
    await expect
      .poll(() => readJson(payloadOf(page)), { message: text, intervals: [50] })
      .toMatchObject(expected);
    await expect(page.locator("audio")).toHaveCount(0);
  }
  await composer.button("Problems").click();
  await composer.button("Review and send").click();
  await expect(composer.region("Problems")).toContainText("Audio URL must be a web address");
  await expect(composer.sendDialog()).toBeHidden();

  // Reopens the composer, so that the last review can't react to what is typed next.
  await composer.open();
  await composer.chooseKind("Audio");
  await composer.field("Recipient").fill(recipient);
  await composer.field("Audio URL").fill(AUDIO);
  await expect(page.locator("audio")).toHaveAttribute("src", AUDIO);
  await composer.send();
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
  expect(JSON.parse((await readReceived(recipient)).at(-1)?.raw ?? "").media_url).toBe(AUDIO);
  const outbox = new OutboxPage(page);
  await outbox.openFor(recipient);
  await outbox.rows(recipient).click();
  await expect(outbox.detail(recipient).getByText(AUDIO).first()).toBeVisible();
});
