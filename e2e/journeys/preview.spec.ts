import { expect, test } from "@/e2e/pages/composer-page";

test("the preview follows every key, with formatting, links and direction", async ({ composer }) => {
  await composer.open();
  const preview = composer.region("Preview");
  await composer.field("Header").pressSequentially("*Not bold*");
  await expect(preview.getByText("*Not bold*")).toBeVisible();
  await composer
    .field("Body")
    .fill("Some *bold* and <b>no tag</b>\nمرحبا بكم\nhttps://example.com/menu 2*3*4");
  await expect(preview.locator("strong")).toHaveText("bold");
  await expect(preview.getByText("<b>no tag</b>")).toBeVisible();
  await expect(preview.getByRole("link")).toHaveAttribute("href", "https://example.com/menu");
  await expect(preview.getByText("2*3*4")).toBeVisible();
  const direction = await preview
    .getByText("مرحبا بكم")
    .evaluate((element) => getComputedStyle(element).direction);
  expect(direction).toBe("rtl");
});

test("the list opens, a row is picked and sent, again and again; what is typed shows in the open list", async ({
  composer,
  page,
}) => {
  await composer.open();
  await composer.fillList({
    body: "Please choose",
    button: "View Menu",
    sections: [
      {
        title: "Main",
        rows: [
          { title: "Burger", description: "Beef" },
          { title: "Pizza", description: "Cheese" },
        ],
      },
      { title: "Drinks", rows: [{ title: "Cola" }] },
    ],
  });
  const preview = composer.region("Preview");
  await composer.button("View Menu").click();
  const sheet = page.getByRole("dialog", { name: "View Menu" });
  await expect(sheet.getByRole("heading", { name: "Drinks" })).toBeVisible();
  await expect(sheet.getByRole("button", { name: "Send" })).toBeDisabled();
  await sheet.getByRole("radio", { name: "Pizza" }).click();
  await sheet.getByRole("button", { name: "Send" }).click();
  await expect(sheet).toBeHidden();
  await expect(preview.locator("[data-side=out]")).toContainText("Please choose");
  await expect(preview.locator("[data-side=out]")).toContainText("Cheese");

  await composer.button("View Menu").click();
  await expect(sheet.getByRole("button", { name: "Send" })).toBeDisabled();
  await sheet.getByRole("radio", { name: "Cola" }).click();
  await sheet.getByRole("button", { name: "Send" }).click();
  await expect(preview.locator("[data-side=out]")).toHaveCount(2);
  await preview.getByRole("button", { name: "Clear the replies" }).click();
  await expect(preview.locator("[data-side=out]")).toHaveCount(0);

  await composer.button("View Menu").click();
  await expect(sheet.getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(composer.button("View Menu")).toBeFocused();

  await composer.button("View Menu").click();
  await expect(sheet.getByRole("radio", { name: "Burger" })).toBeVisible();
  const title = page.locator('[name="sections.0.rows.0.title"]');
  await title.fill("Two");
  await expect(sheet.getByRole("radio", { name: "Two" })).toBeVisible();
  await expect(title).toBeFocused();
});

/** Two seconds of silence as a WAV file, which every browser plays. */
function makeSilence(): Buffer {
  const [rate, seconds] = [8000, 2];
  const header = Buffer.alloc(44);
  header.write("RIFF", 0).toString();
  header.writeUInt32LE(36 + rate * seconds, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write("data", 36);
  header.writeUInt32LE(rate * seconds, 40);
  return Buffer.concat([header, Buffer.alloc(rate * seconds, 128)]);
}

test(
  "audio plays the real file and shows its length; what cannot be played says so",
  { tag: "@deep" },
  async ({ composer, page }) => {
    const asked: string[] = [];
    await page.route("https://media.example/**", async (route) => {
      asked.push(route.request().url());
      if (route.request().url().endsWith("gone.mp3")) await route.fulfill({ status: 404 });
      else await route.fulfill({ contentType: "audio/wav", body: makeSilence() });
    });
    await composer.open();
    await composer.chooseKind("Audio");
    const preview = composer.region("Preview");
    await composer.field("Audio URL").pressSequentially("https://media.example/hello.mp3");
    await expect(preview.getByText("0:02")).toBeVisible();
    await preview.getByRole("button", { name: "Play" }).click();
    await expect(preview.getByRole("button", { name: "Pause" })).toBeVisible();
    await expect(preview.getByRole("button", { name: "Play" })).toBeVisible();
    await preview.getByRole("button", { name: "Speed: 1×" }).click();
    await expect(preview.getByRole("button", { name: "Speed: 1.5×" })).toBeVisible();
    await expect(preview.getByText("It arrives as an audio file")).toContainText(
      "no setting for voice notes",
    );
    await composer.field("Audio URL").fill("https://media.example/gone.mp3");
    await expect(preview.getByRole("status")).toContainText("can't play it");
  },
);
