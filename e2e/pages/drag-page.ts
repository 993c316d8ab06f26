import type { Locator, Page } from "@playwright/test";
import { emptyDraft } from "@/lib/message/draft";
import { type ComposerPage, expect } from "./composer-page";
import { ProofPage } from "./proof-page";

/** Titles of rows by section; a row's id is its title, and own where it is written in capitals. */
export type Menu = Record<string, readonly string[]>;

export const MENU: Menu = {
  Food: ["Burger", "Pizza", "Salad"],
  Drinks: ["Cola", "WATER", "Tea"],
  Empty: [],
};

const isOwn = (title: string) => title === title.toUpperCase();

/** The composer with a menu in it, as this browser would have kept it. */
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
  // The drag listeners load after the fields.
  if (hasSensors) await expect(handle(composer, 1)).toHaveAccessibleDescription(/Press Space to pick it up/);
}

/** The list as it stands in the fields: a line for each section, its rows by title and id. */
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

/** What was said last about what is being moved. */
export const said = (page: Page): Locator => page.getByRole("status", { name: "Moving" });

/** The middle of what is drawn there, brought into the window. */
export async function centreOf(place: Locator): Promise<{ x: number; y: number }> {
  await place.scrollIntoViewIfNeeded();
  const box = await place.boundingBox();
  if (!box) throw new Error("Nothing is drawn there");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/**
 * Presses a handle and moves on until it is lifted: what reads the pointer may still be on its way.
 */
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

/** Drags by the mouse to a little above or below the middle of a place, and holds it there. */
export async function dragByMouse(
  composer: ComposerPage,
  from: Locator,
  to: Locator,
  side: "above" | "below",
) {
  await liftByMouse(composer, from);
  await to.scrollIntoViewIfNeeded();
  // Near an edge the fields scroll under the pointer: it follows until the place rests.
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

/** The list of `MENU` as it is read. */
export const FIRST = ["Food: Burger Pizza Salad", "Drinks: Cola WATER Tea", "Empty:"];

/** What was said about a move, and what the list then is. */
export async function expectMoved(page: Page, words: string, menu: string[]) {
  await expect(said(page)).toHaveText(words);
  await expect.poll(() => readMenu(page)).toEqual(menu);
}
