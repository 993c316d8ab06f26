import type { Page } from "@playwright/test";
import type { AudioFinding } from "@/lib/audio/contract/finding";
import { AUDIO_MAX_BYTES } from "@/lib/message/audio-file";
import { expect, test } from "./composer-page";

const URL_A = "https://files.example/a.mp3";
const URL_B = "https://files.example/b.mp3";
const FITS: AudioFinding = { verdict: "fits", size: 1_352, type: "audio/mpeg", duration: 65 };
const LARGE: AudioFinding = { ...FITS, verdict: "too-large", size: AUDIO_MAX_BYTES * 2 };

const problem = (status: number, detail: string) => ({
  status,
  contentType: "application/problem+json",
  body: JSON.stringify({ type: "urn:menuet:problem:a", title: "A refusal", status, detail }),
});

/** What the server answers next, in place of a look at the internet; what it was asked. */
async function answerWith(page: Page, ...answers: (AudioFinding | ReturnType<typeof problem>)[]) {
  const asked: unknown[] = [];
  await page.route("**/api/audio", (route) => {
    asked.push(route.request().postDataJSON());
    const answer = answers.shift() ?? FITS;
    return route.fulfill("verdict" in answer ? { json: answer } : answer);
  });
  return asked;
}

test.beforeEach(async ({ page, composer }) => {
  await page.route("https://files.example/**", (route) =>
    route.fulfill({ path: "e2e/audio/media/tone.mp3", contentType: "audio/mpeg" }),
  );
  await composer.open();
  await composer.chooseKind("Audio");
});

test("the server looks when asked and not before, and says type, size and duration", async ({
  page,
  composer,
}) => {
  const asked = await answerWith(page, FITS);
  await expect(composer.button("Check this audio")).toBeHidden();
  await composer.field("Audio URL").fill(URL_A);
  await expect(page.getByText("Reading the file…")).toBeHidden();
  expect(asked).toEqual([]);
  await composer.button("Check this audio").click();
  await expect(page.getByText("Fits WhatsApp: MP3, 2 KB, 1:05.")).toBeVisible();
  expect(asked).toEqual([{ url: URL_A }]);
});

test("what is wrong stands at the field, among the problems and before the send, and belongs to that address", async ({
  page,
  composer,
  recipient,
}) => {
  await answerWith(page, LARGE);
  await composer.field("Recipient").fill(recipient);
  await composer.field("Audio URL").fill(URL_A);
  await composer.button("Check this audio").click();
  const words = "The file is 32 MB, and WhatsApp takes at most 16 MB";
  await expect(page.getByRole("status").filter({ hasText: words })).toBeVisible();
  await expect(composer.region("Problems").getByRole("button", { name: words })).toContainText("WhatsApp");
  await composer.review();
  await expect(composer.sendDialog().getByText(words)).toBeVisible();
  await composer.closeSend("Cancel");

  await composer.field("Audio URL").fill(URL_B);
  await expect(page.getByText(words)).toHaveCount(0);
  await expect(composer.button("Check this audio")).toBeVisible();
  await composer.field("Audio URL").fill(URL_A);
  await expect(composer.region("Problems").getByRole("button", { name: words })).toBeVisible();
});

test.describe("a visitor", () => {
  test.use({ role: null });

  test("is told by the server itself to sign in", async ({ page, composer }) => {
    await composer.field("Audio URL").fill(URL_A);
    await composer.button("Check this audio").click();
    const status = page
      .getByRole("status")
      .filter({ hasText: "The server checks audio for those who are signed in." });
    await expect(status.getByRole("link", { name: "Sign in" })).toHaveAttribute("href", "/sign-in?next=/");
  });
});

test("too many checks are told in words, and can be tried again", async ({ page, composer }) => {
  await answerWith(page, problem(429, "Try again in 13 seconds."), FITS);
  await composer.field("Audio URL").fill(URL_A);
  await composer.button("Check this audio").click();
  await expect(page.getByText("Try again in 13 seconds.")).toBeVisible();
  await composer.button("Check this audio").click();
  await expect(page.getByText("Fits WhatsApp:")).toBeVisible();
});

test("where checking is switched off the page says so once and asks no more", async ({ page, composer }) => {
  const asked = await answerWith(page, problem(404, "Off."));
  await composer.field("Audio URL").fill(URL_A);
  await composer.button("Check this audio").click();
  await expect(page.getByText("Checking audio is switched off on this Menuet.")).toBeVisible();
  await expect(composer.button("Check this audio")).toBeHidden();
  await composer.field("Audio URL").fill(URL_B);
  await expect(page.getByText("Checking audio is switched off on this Menuet.")).toBeHidden();
  await expect(composer.button("Check this audio")).toBeHidden();
  expect(asked).toHaveLength(1);
});
