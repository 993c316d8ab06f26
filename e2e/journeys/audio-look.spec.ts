import type { AudioFinding } from "@/lib/api/audio-finding";
import { AUDIO_MAX_BYTES } from "@/lib/message/audio";
import { expect, test } from "@/e2e/pages/composer-page";
import { answerWith, FITS, URL_A, URL_B, useAudioMessage } from "@/e2e/pages/audio-page";

const LARGE: AudioFinding = { ...FITS, verdict: "too-large", size: AUDIO_MAX_BYTES * 2 };

useAudioMessage();

test("the server looks when asked and not before, and says type, size and duration; what is wrong belongs to its address", async ({
  page,
  composer,
  recipient,
}) => {
  const asked = await answerWith(page, FITS, LARGE);
  await expect(composer.button("Check this audio")).toBeHidden();
  await composer.field("Audio URL").fill(URL_A);
  await expect(page.getByText("Reading the file…")).toBeHidden();
  expect(asked).toEqual([]);
  await composer.button("Check this audio").click();
  await expect(page.getByText("Looks good for WhatsApp: MP3, 2 KB, 1:05.")).toBeVisible();
  expect(asked).toEqual([{ url: URL_A }]);

  await composer.field("Recipient").fill(recipient);
  await composer.field("Audio URL").fill(URL_B);
  await composer.button("Check this audio").click();
  const words = "The file is 32 MB. WhatsApp accepts at most 16 MB";
  await expect(page.getByRole("status").filter({ hasText: words })).toBeVisible();
  await expect(composer.region("Problems").getByRole("button", { name: words })).toContainText("WhatsApp");
  await composer.review();
  await expect(composer.sendDialog().getByText(words)).toBeVisible();
  await composer.closeSend("Cancel");

  await composer.field("Audio URL").fill(URL_A);
  await expect(page.getByText(words)).toHaveCount(0);
  await composer.field("Audio URL").fill(URL_B);
  await expect(composer.region("Problems").getByRole("button", { name: words })).toBeVisible();
});
