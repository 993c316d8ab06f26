import { expect, test } from "@/e2e/pages/composer-page";

const KEPT = "menuet.draft";

test("what was typed survives a reload, of both kinds, but for the recipient and the reply id", async ({
  composer,
  page,
}) => {
  await composer.open();
  await composer.field("Recipient").fill("+27 82 111 2233");
  await composer
    .field("Reply to message ID")
    .fill("wamid.HBgLMTIwMjU1NTAxMjMVAgARGBIwMTIzNDU2Nzg5QUJDREVGMDEA");
  await composer.fillList({
    header: "Hello",
    body: "World",
    button: "Go",
    sections: [
      { title: "S", rows: [{ title: "One" }, { title: "Two", id: "my-own" }] },
      { rows: [{ title: "Three" }] },
    ],
  });
  await composer.chooseKind("Audio");
  await composer.field("Audio URL").fill("https://example.com/a.mp3");
  await composer.saved();
  await page.reload();
  await expect(composer.field("Audio URL")).toHaveValue("https://example.com/a.mp3");
  await composer.chooseKind("List menu");
  await expect(composer.field("Header")).toHaveValue("Hello");
  await expect(composer.row(1, 2).getByRole("textbox", { name: "Row ID" })).toHaveValue("my-own");
  await expect(composer.row(2, 1).getByRole("textbox", { name: "Row title" })).toHaveValue("Three");
  await expect(composer.field("Recipient")).toHaveValue("");
  await expect(composer.field("Reply to message ID")).toHaveValue("");
  const kept = await page.evaluate((key) => localStorage.getItem(key), KEPT);
  expect(kept).not.toMatch(/2782|82 111|wamid/);
});

test("a send that cannot be goes to the first problem; a problem leads to its field, on a narrow screen too", async ({
  composer,
  page,
}) => {
  await composer.open();
  await composer.button("Review and send").click();
  await expect(composer.field("Body")).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "5 problems to fix" })).toBeVisible();
  await expect(composer.field("Recipient")).toHaveAccessibleDescription("Enter the number to send to");
  await expect(composer.field("Body")).toHaveAttribute("aria-invalid", "true");
  await expect(composer.sendDialog()).toBeHidden();

  await composer
    .region("Problems")
    .getByRole("button", { name: /Button label is required/ })
    .click();
  await expect(composer.field("Button label")).toBeFocused();
  await composer.row(1, 1).getByRole("button", { name: "Remove row" }).click();
  await composer
    .region("Problems")
    .getByRole("button", { name: /at least one row/ })
    .click();
  await expect(composer.section(1).getByRole("button", { name: "Add row" })).toBeFocused();

  await page.setViewportSize({ width: 390, height: 800 });
  await composer.openPane("Problems");
  await composer
    .region("Problems")
    .getByRole("button", { name: /Body is required/ })
    .click();
  await expect(composer.field("Body")).toBeFocused();
});

test.describe("somebody without an account", () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test(
    "on a first visit nothing moves when the page is taken over, at any width",
    { tag: "@deep" },
    async ({ page }) => {
      await page.addInitScript(() => {
        const shifts: string[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { sources } = entry as PerformanceEntry & { sources: { node: Element | null }[] };
            const inPanes = sources.filter(({ node }) => node?.closest?.(".panes"));
            shifts.push(...inPanes.map(({ node }) => String(node?.className)));
          }
        }).observe({ type: "layout-shift", buffered: true });
      });
      for (const width of [320, 390, 820, 1024, 1280, 1440, 1920]) {
        await page.setViewportSize({ width, height: 1080 });
        await page.goto("/");
        await expect(page.getByRole("heading", { name: "What do you want to send?" })).toBeVisible();
        await expect(page.getByRole("button", { name: "Voice greeting" })).toBeVisible();
        const shifts = await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
        expect(shifts, `at ${width} px`).toEqual([]);
      }
    },
  );
});

test("which version of the library the draft is can be read at every width", async ({ composer, page }) => {
  await page.addInitScript(() => {
    const origin = { id: "made", version: 3, name: "Lunch menu", content: "{}" };
    localStorage.setItem("menuet.library", JSON.stringify(origin));
  });
  for (const width of [390, 820, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await composer.open();
    await expect(page.getByText("version 3", { exact: true })).toBeInViewport();
    await expect(page.getByText(/^Unsaved/)).toBeInViewport();
  }
});
