import { type ComposerPage, expect } from "./composer-page";

export const LIST = { body: "Choose", button: "Open", sections: [{ rows: [{ title: "One" }] }] };

/** Numbers that no other test uses. */
export const makeNumbers = (recipient: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const digits = (Number(recipient.slice(5)) * 7 + index) % 10_000_000;
    return `+2783${String(digits).padStart(7, "0")}`;
  });

export const panel = ({ page }: ComposerPage) => page.getByRole("dialog", { name: "Send to many" });
export const review = ({ page }: ComposerPage) => page.getByRole("dialog", { name: "Send to many people" });
export const progress = ({ page }: ComposerPage) =>
  page.getByRole("dialog", { name: "Sending to many people" });
export const bar = (composer: ComposerPage) => progress(composer).getByRole("progressbar").first();

export const numbersField = (composer: ComposerPage) =>
  panel(composer).getByRole("textbox", { name: "Numbers" });

/** Opens the panel, whose field takes the focus. */
export async function openPanel(composer: ComposerPage) {
  await composer.page.getByRole("radiogroup", { name: "Send to" }).getByText("Many").click();
  await expect(numbersField(composer)).toBeFocused();
}

/** Adds the numbers in a text as recipients. */
export async function choose(composer: ComposerPage, text: string) {
  await openPanel(composer);
  await numbersField(composer).fill(text);
  await panel(composer)
    .getByRole("button", { name: /^Use [\d,]+ numbers$/ })
    .click();
  await expect(panel(composer)).toBeHidden();
}

/** Goes from the composer to the batch's progress. */
export async function sendToAll(composer: ComposerPage, count: string) {
  await composer.button("Review and send").click();
  await review(composer)
    .getByRole("button", { name: `Send to ${count} people` })
    .click();
  await expect(bar(composer)).toBeVisible();
}
