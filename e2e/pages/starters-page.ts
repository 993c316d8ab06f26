import type { Locator, Page } from "@playwright/test";
import { formatShareCode } from "@/lib/message/codecs/share-code";
import { formatShareFragment } from "@/lib/message/codecs/share-fragment";
import { emptyDraft } from "@/lib/message/draft";
import { expect } from "./composer-page";

export const gallery = (page: Page): Locator => page.getByRole("dialog", { name: "Start from…" });
export const card = (page: Page, name: string): Locator =>
  gallery(page).getByRole("article", { name, exact: true });
export const status = (page: Page, words: string | RegExp): Locator =>
  page.getByRole("status").filter({ hasText: words });

/** A colleague's message, and the link to it. */
const FORM = {
  ...emptyDraft(),
  header: "From a colleague",
  body: "Look at *this*",
  button: "Open it",
};
export async function makeFragment(form = FORM): Promise<string> {
  const written = await formatShareCode(form);
  expect(written.ok).toBe(true);
  return formatShareFragment(written.ok ? written.code : "");
}
