import type { Locator, Page } from "@playwright/test";
import { emptyDraft } from "@/lib/message/draft";
import { type ComposerPage, expect } from "./composer-page";
import { ProofPage } from "./proof-page";

/** Row titles by section; a title in capitals has a custom row id. */
export type Menu = Record<string, readonly string[]>;

export const MENU: Menu = {
  Food: ["Burger", "Pizza", "Salad"],
  Drinks: ["Cola", "WATER", "Tea"],
  Empty: [],
};

const isOwn = (title: string) => title === title.toUpperCase();

/** Opens the composer with a menu as this browser's saved draft. */
export async function openMenu(composer: ComposerPage, menu: Menu = MENU, { hasSensors = true } = {}) {
  const sections = Object.entries(menu).map(([title, rows]) => ({
    title,
    rows: rows.map((row) => ({ id: `id-${row}`, title: row, description: "", isIdOwn: isOwn(row) })),
  }));
  await new ProofPage(composer.page).keep({ ...emptyDraft(), body: "Choose", button: "Open", sections });
  await composer.open();
  await expect(composer.section(1).getByRole("textbox", { name: "Section title" })).toHaveValue(
    Object.keys(menu)[0] ?? "",
  );
  // The drag listeners load once somebody is there.
  await composer.page.mouse.move(1, 1);
  if (hasSensors) await expect(handle(composer, 1)).toHaveAccessibleDescription(/Press Space to pick it up/);
}

/** The list in the fields: one line per section, with its rows' titles and ids. */
export const readMenu = (page: Page): Promise<string[]> =>
  page.getByRole("group", { name: /^Section \d+$/ }).evaluateAll((sections) =>
    sections.map((section) => {
      const texts = (name: string) =>
        [...section.querySelectorAll<HTMLInputElement>(`[aria-label="${name}"]`)].map(({ value }) => value);
      const ids = texts("Row ID");
      const rows = texts("Row title").map((title, at) => (ids[at] === `id-${title}` ? title : `${title}!`));
      return [`${texts("Section title")[0]}:`, ...rows].join(" ");
    }),
  );

export const handle = (composer: ComposerPage, section: number, row?: number): Locator =>
  row === undefined
    ? composer.button(`Drag section ${section}`)
    : composer.row(section, row).getByRole("button", { name: `Drag row ${row}`, exact: true });

/** The latest announcement about a move. */
export const said = (page: Page): Locator => page.getByRole("status", { name: "Moving" });

/** Scrolls an element into view and returns its centre. */
export async function centreOf(place: Locator): Promise<{ x: number; y: number }> {
  await place.scrollIntoViewIfNeeded();
  const box = await place.boundingBox();
  if (!box) throw new Error("Nothing is drawn there");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Presses a handle and moves until it lifts, because the drag listeners may still be loading. */
export async function liftByMouse(composer: ComposerPage, from: Locator) {
  const { mouse } = composer.page;
  const { x, y } = await centreOf(from);
  await mouse.move(x, y);
  await mouse.down();
  let moved = 4;
  await expect(async () => {
    await mouse.move(x + (moved += 1), y);
    await expect(said(composer.page)).toContainText("picked up", { timeout: 100 });
  }).toPass();
}

/** Drags to slightly above or below the middle of an element, and holds there. */
export async function dragByMouse(
  composer: ComposerPage,
  from: Locator,
  to: Locator,
  side: "above" | "below",
) {
  await liftByMouse(composer, from);
  await to.scrollIntoViewIfNeeded();
  // Near an edge the fields scroll under the pointer, so follow the element until it rests.
  await expect(async () => {
    const box = await to.boundingBox();
    if (!box) throw new Error("Nothing is drawn there");
    const y = box.y + box.height / 2 + (side === "above" ? -6 : 6);
    await composer.page.mouse.move(box.x + box.width / 2, y, { steps: 6 });
    await composer.page.waitForTimeout(100);
    expect(await to.boundingBox()).toEqual(box);
  }).toPass();
}

type Finger = { x: number; y: number };

/** One touch point, as browser events. */
export async function makeFinger(page: Page) {
  const session = await page.context().newCDPSession(page);
  const send = (type: "touchStart" | "touchMove" | "touchEnd" | "touchCancel", at: Finger[]) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: at });
  return {
    down: (at: Finger) => send("touchStart", [at]),
    move: (at: Finger) => send("touchMove", [at]),
    up: () => send("touchEnd", []),
    cancel: () => send("touchCancel", []),
  };
}

/** How `MENU` reads at first. */
export const FIRST = ["Food: Burger Pizza Salad", "Drinks: Cola WATER Tea", "Empty:"];

/** The announcement of a move, and the list after it. */
export async function expectMoved(page: Page, words: string, menu: string[]) {
  await expect(said(page)).toHaveText(words);
  await expect.poll(() => readMenu(page)).toEqual(menu);
}
