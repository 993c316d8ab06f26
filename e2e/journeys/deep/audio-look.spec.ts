import type { Page } from "@playwright/test";
import type { AudioFinding } from "@/lib/api/audio-finding";
import { expect, test } from "@/e2e/pages/composer-page";

const URL_A = "https://files.example/a.mp3";
const URL_B = "https://files.example/b.mp3";
const FITS: AudioFinding = {
  verdict: "fits",
  size: 1_352,
  type: "audio/mpeg",
  served: "audio/mpeg",
  status: null,
  isRedirected: false,
  duration: 65,
};

const problem = (status: number, detail: string, kind = "a") => ({
  status,
  contentType: "application/problem+json",
  body: JSON.stringify({ type: `urn:menuet:problem:${kind}`, title: "A refusal", status, detail }),
});

/** Stubs the server's next audio checks and returns the requests it got. */
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
    route.fulfill({ path: "e2e/fakes/files/media/tone.mp3", contentType: "audio/mpeg" }),
  );
  await composer.open();
  await composer.chooseKind("Audio");
});

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
