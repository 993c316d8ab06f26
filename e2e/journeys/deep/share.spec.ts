import { STARTERS } from "@/lib/message/examples/starters";
import { LIMITS } from "@/lib/message/limits";
import { copyBy } from "@/e2e/fixtures/clipboard";
import { expect } from "@/e2e/pages/composer-page";
import { fit, HOSTILE, pack } from "@/e2e/fixtures/hostile-texts";
import { MENU, ProofPage } from "@/e2e/pages/proof-page";
import { SharedPage, toFragment, watchElsewhere } from "@/e2e/pages/shared-page";
import { test, textsOf } from "@/e2e/fixtures/unharmed";

const AUDIO = { ...MENU, kind: "audio" as const, audioUrl: "https://media.example/hello.mp3" };

test.describe("without an account", () => {
  test.use({ role: null });

  test("a shared message goes on to the proof sheet, and its JSON to the clipboard", async ({ page }) => {
    await page.goto(`/view${await toFragment(MENU)}`);
    const copied = await copyBy(page, page.getByRole("button", { name: "Copy JSON" }));
    expect(JSON.parse(copied)).toMatchObject({
      phone_number: "",
      interactive: { header: "Our Menu" },
    });
    await page.getByRole("link", { name: "Proof sheet" }).last().click();
    await expect(page.getByRole("figure").first()).toBeVisible();
  });

  test("an audio message is fetched when it is played, and not before", async ({ page }) => {
    await page.route("https://media.example/**", (route) => route.abort());
    await page.goto(`/view${await toFragment(AUDIO)}`);
    const asked = watchElsewhere(page);
    const view = new SharedPage(page);
    await expect(view.preview.getByText("Fetched when it is played")).toBeVisible();
    await page.waitForLoadState("networkidle");
    expect(asked).toEqual([]);
    await view.preview.getByRole("button", { name: "Play" }).click();
    await expect.poll(() => asked.length).toBeGreaterThan(0);
  });

  test("nor is it when its link is opened in the composer", async ({ composer, page }) => {
    await page.route("https://media.example/**", (route) => route.abort());
    await page.goto("/proof");
    const asked = watchElsewhere(page);
    await composer.open(`/${await toFragment(AUDIO)}`);
    const preview = composer.region("Preview");
    await expect(preview.getByText("Fetched when it is played")).toBeVisible();
    await page.waitForLoadState("networkidle");
    expect(asked).toEqual([]);
    await preview.getByRole("button", { name: "Play" }).click();
    await expect.poll(() => asked.length).toBeGreaterThan(0);
  });

  test("an empty draft has nothing to share, and one that is too large is refused in words", async ({
    composer,
    page,
  }) => {
    await composer.open();
    await composer.button("Share").click();
    const dialog = new SharedPage(page).shareDialog();
    await expect(dialog.getByText("Nothing to share yet")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(composer.button("Share")).toBeFocused();
    const noise = Array.from({ length: 12_000 }, (_, n) =>
      String.fromCharCode(33 + ((n * n * 7919) % 8191)),
    ).join("");
    await composer.field("Body").fill(noise);
    await composer.button("Share").click();
    await expect(dialog.getByText("This message is too large for a link")).toBeVisible();
  });

  test("a short message has a QR code", async ({ composer, page }) => {
    await new ProofPage(page).keep(MENU);
    await composer.open();
    await composer.button("Share").click();
    const dialog = new SharedPage(page).shareDialog();
    await dialog.getByRole("button", { name: "QR code" }).click();
    await expect(dialog.getByRole("img", { name: "QR code of the link" })).toBeVisible();
  });

  test("60 mutated links each open or are refused in words, and ask nobody", async ({ page }) => {
    await page.goto("/view");
    await expect(page.getByRole("heading", { name: "This address has no message" })).toBeVisible();
    const asked = watchElsewhere(page);
    const view = new SharedPage(page);
    const whole = await toFragment(STARTERS[0]?.form ?? MENU);
    const middle = Math.floor(whole.length / 2);
    const links = Array.from({ length: 60 }, (_, n) => {
      const at = 3 + Math.floor(((whole.length - 3) * n) / 60);
      if (n % 4 === 0) return whole.slice(0, at);
      if (n % 4 === 1) return whole.replace("#m=1", `#m=${n + 1}`);
      if (n % 4 === 2) return `${whole.slice(0, at)}${whole[at] === "A" ? "B" : "A"}${whole.slice(at + 1)}`;
      return `${whole.slice(0, middle)}${"A".repeat(n * 200)}`;
    });
    for (const link of links) {
      await page.evaluate((hash) => location.replace(hash), link);
      await expect(page.getByRole("heading", { name: "This link doesn’t work" })).toBeVisible();
      await expect(page.getByText(/^This link .{10,}\.$/)).toBeVisible();
      // A valid link in between makes sure that each refusal is this link's own.
      await page.evaluate((hash) => location.replace(hash), whole);
      await expect(view.preview).toBeVisible();
    }
    expect(asked).toEqual([]);
  });

  test("a shared message of hostile texts stays text", async ({ page }) => {
    const rows = HOSTILE.slice(0, 10).map((text) => ({
      id: fit(text, LIMITS.rowId.max),
      title: fit(text, LIMITS.rowTitle.max),
      description: fit(text, LIMITS.rowDescription.max),
      isIdOwn: true,
    }));
    const view = new SharedPage(page);
    for (const text of pack(LIMITS.body.max)) {
      const header = fit(text, LIMITS.header.max);
      const form = { ...MENU, header, body: text, sections: [{ title: "All", rows }] };
      await page.goto(`/view${await toFragment(form)}`);
      await expect(view.preview.locator("[data-field=body]")).toBeVisible();
      expect(await textsOf(view.preview.locator("[data-field=header]"))).toEqual([header]);
      expect((await textsOf(view.preview.locator("[data-field=body]")))[0]).toHaveLength(text.length);
      // From another site, because a new hash alone could reach a page that is still loading.
      await page.goto("about:blank");
    }
  });
});
