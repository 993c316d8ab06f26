import { STARTERS } from "@/lib/message/examples/starters";
import { LIMITS } from "@/lib/message/limits";
import { copyBy } from "./clipboard";
import { expect } from "./composer-page";
import { fit, HOSTILE, pack } from "./hostile-texts";
import { MENU, ProofPage } from "./proof-page";
import { SharedPage, toFragment, watchElsewhere } from "./share/shared-page";
import { test, textsOf } from "./unharmed";

const AUDIO = { ...MENU, kind: "audio" as const, audioUrl: "https://media.example/hello.mp3" };

test.describe("without an account", () => {
  test.use({ role: null });

  test("a draft is shared by a link, which a colleague opens, rehearses and takes on", async ({
    composer,
    page,
    browser,
  }) => {
    await new ProofPage(page).keep({ ...MENU, recipient: "+27821234567", replyTo: "wamid.HBgL" });
    await composer.open();
    await composer.button("Share").click();
    const shared = new SharedPage(page);
    const link = await copyBy(page, shared.shareDialog().getByRole("button", { name: "Copy link" }));
    expect(link).toContain("/view#m=1.");
    expect(link).toBe(await shared.shareDialog().getByRole("textbox", { name: "Link" }).inputValue());
    await page.keyboard.press("Escape");
    await expect(composer.button("Share")).toBeFocused();

    const context = await browser.newContext();
    const colleague = await context.newPage();
    const sent: string[] = [];
    colleague.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));
    await colleague.goto(link);
    const view = new SharedPage(colleague);
    await expect(view.preview.getByText("Our Menu")).toBeVisible();
    await expect(colleague).toHaveTitle("Shared message · Menuet");
    expect(await colleague.content()).not.toMatch(/27821234567|wamid\.HBgL/);
    await view.preview.getByRole("button", { name: "View" }).click();
    await colleague.getByRole("radio", { name: "Burger" }).click();
    await colleague.getByRole("button", { name: "Send", exact: true }).click();
    await expect(view.preview.getByRole("log")).toContainText("Burger");
    await view.preview.getByRole("radio", { name: "iOS" }).check({ force: true });
    await expect(view.preview.locator("[data-platform=ios]")).toBeVisible();
    await colleague.getByRole("link", { name: "Open in composer" }).click();
    await expect(colleague.getByRole("textbox", { name: "Header" })).toHaveValue("Our Menu");
    await expect(colleague.getByText("From a link: kept with the first change")).toBeVisible();
    expect(new URL(colleague.url()).hash).toBe("");
    expect(sent).toEqual([]);
    await context.close();
  });

  test("a link takes the place of a kept draft, and undo brings that back", async ({ composer, page }) => {
    await new ProofPage(page).keep({ ...MENU, header: "Mine" });
    await composer.open(`/${await toFragment({ ...MENU, header: "From a colleague" })}`);
    await expect(composer.field("Header")).toHaveValue("From a colleague");
    await composer.button("Undo").click();
    await expect(composer.field("Header")).toHaveValue("Mine");
  });

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
    await expect(dialog.getByText("There is nothing to share yet")).toBeVisible();
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
    await expect(page.getByRole("heading", { name: "There is no message in this address" })).toBeVisible();
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
      await expect(page.getByRole("heading", { name: "This link cannot be opened" })).toBeVisible();
      await expect(page.getByText(/^This link .{10,}\.$/)).toBeVisible();
      // A good one in between, so that each refusal is this link's own.
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
      // From elsewhere: the next one is opened, and not put into the address of a page that is still coming.
      await page.goto("about:blank");
    }
  });
});
