import type { Page } from "@playwright/test";
import type { AudioFinding } from "@/lib/api/audio-finding";
import { test } from "./composer-page";

export const URL_A = "https://files.example/a.mp3";
export const URL_B = "https://files.example/b.mp3";
export const FITS: AudioFinding = {
  verdict: "fits",
  size: 1_352,
  type: "audio/mpeg",
  served: "audio/mpeg",
  status: null,
  isRedirected: false,
  duration: 65,
};

/** The server's refusal to check, with this detail. */
export const problem = (status: number, detail: string, kind = "a") => ({
  status,
  contentType: "application/problem+json",
  body: JSON.stringify({ type: `urn:menuet:problem:${kind}`, title: "A refusal", status, detail }),
});

/** Stubs the server's next audio checks and returns the requests it got. */
export async function answerWith(page: Page, ...answers: (AudioFinding | ReturnType<typeof problem>)[]) {
  const asked: unknown[] = [];
  await page.route("**/api/audio", (route) => {
    asked.push(route.request().postDataJSON());
    const answer = answers.shift() ?? FITS;
    return route.fulfill("verdict" in answer ? { json: answer } : answer);
  });
  return asked;
}

/** Each test of the file begins with an audio message, whose files a stub serves. */
export function useAudioMessage(): void {
  test.beforeEach(async ({ page, composer }) => {
    await page.route("https://files.example/**", (route) =>
      route.fulfill({ path: "e2e/fakes/files/media/tone.mp3", contentType: "audio/mpeg" }),
    );
    await composer.open();
    await composer.chooseKind("Audio");
  });
}
