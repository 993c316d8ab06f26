import type { Page } from "@playwright/test";
import { STARTERS } from "@/lib/message/examples/starters";
import { STRESS_CASES } from "@/lib/message/examples/stress-cases";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import { LIMITS } from "@/lib/message/limits";
import { ComposerPage, expect, test as base } from "@/e2e/pages/composer-page";
import { makeListBody, OutboxPage } from "@/e2e/pages/outbox-page";
import { toFragment } from "@/e2e/pages/shared-page";

const test = base.extend<{ outbox: OutboxPage }>({
  outbox: async ({ page }, use) => use(new OutboxPage(page)),
});

const WIDTHS = [320, 390, 820, 1024, 1280, 1440, 1920];

/** Every text at its limit, with nowhere to break. */
function makeUnbroken(letter: string): DraftForm {
  const fill = (max: number) => letter.repeat(Math.floor(max / letter.length));
  const row = (id: string) => ({
    id: id + fill(LIMITS.rowId.max - 1),
    title: fill(LIMITS.rowTitle.max),
    description: fill(LIMITS.rowDescription.max),
    isIdOwn: true,
  });
  return {
    ...emptyDraft(),
    header: fill(LIMITS.header.max),
    body: fill(LIMITS.body.max),
    footer: fill(LIMITS.footer.max),
    button: fill(LIMITS.button.max),
    sections: [{ title: fill(LIMITS.sectionTitle.max), rows: [row("1"), row("2")] }],
  };
}

/** Every example, plus unbroken texts of wide, Arabic and emoji letters. */
const MESSAGES: [string, DraftForm][] = [
  ["57 ordinary letters", { ...emptyDraft(), header: "a".repeat(57), body: "b" }],
  ["wide letters", makeUnbroken("W")],
  ["Arabic letters", makeUnbroken("م")],
  ["emoji", makeUnbroken("👩‍👩‍👧‍👦")],
  ...[...STARTERS, ...STRESS_CASES].map(({ id, form }): [string, DraftForm] => [id, form]),
];

/** Texts without markup appear as written, so a journey can wait for them. */
const IS_PLAIN = /^[^\s*_~`]+( [^\s*_~`]+)*$/u;

/** Selectors of the page's parts, with the window width from which each appears. */
type Parts = Record<string, number>;

/**
 * The parts' left and right edges once they are drawn, and how far the page overflows its window. A
 * sheet of many looks is drawn in turns: only what stays too wide counts.
 */
const measure = (page: Page, parts: Parts) =>
  page.evaluate(async (parts) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const isDrawn = () =>
      Object.entries(parts).every(
        ([selector, from]) => (document.querySelector(selector) !== null) === innerWidth >= from,
      );
    const findWider = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const latest = performance.now() + 10_000;
    do {
      await frame();
      await frame();
    } while ((!isDrawn() || findWider() > 0) && performance.now() < latest);
    return {
      isDrawn: isDrawn(),
      wider: findWider(),
      parts: Object.keys(parts).map((selector) => {
        const box = document.querySelector(selector)?.getBoundingClientRect();
        return box ? `${selector}: ${Math.round(box.left)} to ${Math.round(box.right)}` : `${selector}: none`;
      }),
    };
  }, parts);

async function measureAll(page: Page, parts: Parts, widths: readonly number[] = WIDTHS) {
  const found: unknown[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const measured = await measure(page, parts);
    expect(measured, `at ${width}`).toMatchObject({ isDrawn: true });
    found.push({ width, ...measured });
  }
  return found;
}

/** Opens a message by its link on a page that is already open. */
async function openLink(page: Page, form: DraftForm) {
  const fragment = await toFragment(form);
  await page.evaluate((hash) => location.assign(hash), fragment);
}

test("no message moves or widens the composer's panes, at any width, in either direction", async ({
  composer,
  page,
}) => {
  test.slow();
  await page.setViewportSize({ width: 1440, height: 900 });
  await composer.open();
  // Below 760 px, the preview and the problems are separate panes.
  const parts = {
    "form[data-composer]": 0,
    ".stage": 0,
    ".dock": 0,
    "#recipient": 0,
    "#replyTo": 0,
  };
  await expect(composer.region("To finish")).toBeVisible();
  const empty = await measureAll(page, parts);
  const turn = (dir: string) => page.evaluate((to) => (document.documentElement.dir = to), dir);
  await turn("rtl");
  const emptyRtl = await measureAll(page, parts, [320, 820, 1280]);
  await turn("ltr");
  for (const [name, form] of MESSAGES) {
    await openLink(page, form);
    await expect(page).toHaveURL(/\/$/);
    expect(await measureAll(page, parts), name).toEqual(empty);
    await turn("rtl");
    expect(await measureAll(page, parts, [320, 820, 1280]), `${name}, right to left`).toEqual(emptyRtl);
    await turn("ltr");
  }
});

// A proof sheet draws each message in 24 looks, so a few messages are enough.
for (const [place, part, most] of [
  ["/view", "[data-platform]", MESSAGES.length],
  ["/proof", "#proof-sheet", 4],
] as const)
  test(`no message widens ${place}`, async ({ page }) => {
    test.slow();
    const [first] = STARTERS;
    await page.goto(`${place}${await toFragment(first?.form ?? emptyDraft())}`);
    await expect(page.locator(part).first()).toBeVisible();
    const parts = { main: 0, [part]: 0 };
    const widths = [320, 820, 1440];
    const short = await measureAll(page, parts, widths);
    for (const [name, form] of MESSAGES.filter(([, { header }]) => IS_PLAIN.test(header)).slice(0, most)) {
      await openLink(page, form);
      await expect(page.getByText(form.header).first(), name).toBeVisible();
      expect(await measureAll(page, parts, widths), name).toEqual(short);
    }
  });

test("no text widens the outbox and a send, or the library and a message", async ({
  outbox,
  page,
  recipient,
  request,
}) => {
  const origin = { Origin: new URL(test.info().project.use.baseURL ?? "").origin };
  const long = makeUnbroken("W");
  await outbox.openFor(recipient);
  const empty = await measureAll(page, { main: 0 });
  await page.setViewportSize({ width: 1440, height: 900 });
  const list = makeListBody(recipient, long.body);
  const { header, footer, button, sections } = long;
  const sent = sections.map(({ title, rows }) => ({
    title,
    rows: rows.map(({ id, title: name, description }) => ({ id, title: name, description })),
  }));
  const data = { ...list, interactive: { ...list.interactive, header, footer, button, sections: sent } };
  const key = `long-${Date.now()}`;
  await request.post("/api/send", { data, headers: { ...origin, "Idempotency-Key": key } });
  await expect(outbox.rows(recipient)).toHaveCount(1);
  expect(await measureAll(page, { main: 0 })).toEqual(empty);
  await page.setViewportSize({ width: 1440, height: 900 });
  await outbox.rows(recipient).click();
  await expect(outbox.title(recipient)).toBeVisible();
  expect(await measureAll(page, { main: 0 })).toEqual(empty);

  await page.goto("/library");
  await expect(page.getByRole("heading", { name: "Library", level: 1 })).toBeVisible();
  const bare = await measureAll(page, { main: 0 });
  const content = { kind: "list", header, body: long.body, footer, button, sections };
  const kept = await request.post("/api/library", {
    data: { name: "L".repeat(60), tags: ["T".repeat(20)], content, note: "" },
    headers: origin,
  });
  expect(kept.status(), await kept.text()).toBe(201);
  await page.reload();
  await page
    .getByRole("button", { name: /^List menu: L{20}/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: /^L{20}/ }).first()).toBeVisible();
  expect(await measureAll(page, { main: 0 })).toEqual(bare);
});

test("20,000 letters without a space in the body stay usable", async ({ page }) => {
  test.slow();
  const composer = new ComposerPage(page);
  await composer.open();
  /** The median of five keys, from the key to the painted frame. */
  const typeKeys = async (letters: number) => {
    await composer.field("Body").fill("a".repeat(letters));
    await expect(composer.region("Preview").getByText("a".repeat(100)).first()).toBeVisible();
    const times: number[] = [];
    for (let key = 0; key < 5; key++) {
      const before = await page.evaluate(() => performance.now());
      await page.keyboard.press("b");
      times.push(
        await page.evaluate(
          (start) =>
            new Promise<number>((resolve) =>
              requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start))),
            ),
          before,
        ),
      );
    }
    return times.sort((a, b) => a - b)[2] ?? Number.POSITIVE_INFINITY;
  };
  const few = await typeKeys(1_000);
  const many = await typeKeys(20_000);
  test.info().annotations.push({
    type: "ms a key",
    description: `${few.toFixed(0)} with 1,000, ${many.toFixed(0)} with 20,000`,
  });
  expect(many).toBeLessThan(10 * few + 400);
});
