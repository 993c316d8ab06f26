import type { Page } from "@playwright/test";
import { expect } from "./composer-page";

export const palette = (page: Page) => page.getByRole("dialog", { name: "Commands" });
export const search = (page: Page) => palette(page).getByRole("combobox", { name: "Search commands" });

/** Saves a message to the library as a colleague would, and returns its name. */
export async function keepMessage(page: Page, name: string): Promise<string> {
  const content = {
    kind: "list",
    ...{ header: "", body: `Our hours, ${name}`, footer: "", button: "See the hours" },
    sections: [
      { title: "Week", rows: [{ id: "weekdays", title: "Weekdays", description: "9 to 5", isIdOwn: true }] },
    ],
  };
  const answer = await page.request.post("/api/library", {
    data: { name, tags: ["hours"], note: "", content },
    headers: { Origin: new URL(page.url()).origin },
  });
  expect(answer.status()).toBe(201);
  return name;
}

/** Opens it by its key, pressed again if the page wasn't hydrated yet: open, it stays open. */
export async function openPalette(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(search(page)).toBeFocused({ timeout: 1_000 });
  }).toPass();
}
