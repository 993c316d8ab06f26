import { expect, test } from "@/e2e/pages/composer-page";
import { answerWith, FITS, problem, URL_A, URL_B, useAudioMessage } from "@/e2e/pages/audio-page";

useAudioMessage();

test.describe("a visitor", () => {
  test.use({ role: null });

  test("is told by the server itself to sign in", async ({ page, composer }) => {
    await composer.field("Audio URL").fill(URL_A);
    await composer.button("Check this audio").click();
    const status = page.getByRole("status").filter({ hasText: "to check this audio on the server" });
    await expect(status.getByRole("link", { name: "Sign in" })).toHaveAttribute("href", "/sign-in?next=/");
  });
});

test("too many checks are told in words, and can be tried again", async ({ page, composer }) => {
  await answerWith(page, problem(429, "Try again in 13 seconds."), FITS);
  await composer.field("Audio URL").fill(URL_A);
  await composer.button("Check this audio").click();
  await expect(page.getByText("Try again in 13 seconds.")).toBeVisible();
  await composer.button("Check this audio").click();
  await expect(page.getByText("Looks good for WhatsApp:")).toBeVisible();
});

test("where checking is switched off the page says so once and asks no more", async ({ page, composer }) => {
  const asked = await answerWith(page, problem(404, "Off.", "switched-off"));
  await composer.field("Audio URL").fill(URL_A);
  await composer.button("Check this audio").click();
  await expect(page.getByText("Audio checks are switched off on this server.")).toBeVisible();
  await expect(composer.button("Check this audio")).toBeHidden();
  await composer.field("Audio URL").fill(URL_B);
  await expect(page.getByText("Audio checks are switched off on this server.")).toBeHidden();
  await expect(composer.button("Check this audio")).toBeHidden();
  expect(asked).toHaveLength(1);
});
