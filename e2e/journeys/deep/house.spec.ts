import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@/e2e/pages/composer-page";
import { CANARY_KEY } from "@/e2e/fixtures/servers";

/** Everything that the server shows an owner, who sees the most. */
const PAGES = ["/outbox", "/account", "/settings", "/settings/members", "/settings/audit", "/no-such-page"];
const ANSWERS = ["health", "metrics", "settings", "sending", "audit", "sends", "nothing"];

test.describe("an owner", () => {
  test.use({ role: "owner" });

  test("finds the API key in no byte of page, bundle, response or header", async ({
    composer,
    page,
    recipient,
  }) => {
    const seen: string[] = [];
    page.on("response", async (response) => {
      seen.push(JSON.stringify(response.headers()), await response.text().catch(() => ""));
    });
    await composer.open();
    await composer.field("Recipient").fill(recipient);
    await composer.fillList({ body: "Choose", button: "Open", sections: [{ rows: [{ title: "One" }] }] });
    await composer.send();
    await expect(composer.outcome()).toContainText("Accepted");
    for (const address of PAGES) {
      await page.goto(address);
      await page.waitForLoadState("networkidle");
    }
    for (const name of ANSWERS) {
      const answer = await page.request.get(`/api/${name}`);
      seen.push(JSON.stringify(answer.headers()), await answer.text());
    }
    const files = readdirSync(".next/static", { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    for (const { parentPath, name } of files) seen.push(readFileSync(`${parentPath}/${name}`, "latin1"));
    expect(seen.length).toBeGreaterThan(20);
    expect(seen.filter((text) => text.includes(CANARY_KEY))).toEqual([]);
  });
});

test("nothing scrolls sideways and nothing jumps, at any width", async ({ composer, page }) => {
  await page.addInitScript(() => {
    const form = {
      kind: "list",
      header: "H",
      body: "Unbroken".repeat(40),
      button: "Open",
      sections: [1, 2].map(() => ({
        title: "T",
        rows: [{ id: "a", title: "W".repeat(24), description: "x".repeat(72) }],
      })),
    };
    // The account's other drafts are older, so none is offered.
    localStorage.setItem("menuet.draft", JSON.stringify({ version: 1, id: "d", savedAt: Date.now(), form }));
    const shifts = window as unknown as { shift: number };
    shifts.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  for (const width of [320, 390, 820, 1200, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await composer.open();
    await expect(page.getByText("Checking…")).toHaveCount(0);
    await page.evaluate(() => document.fonts.ready);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways, `at ${width}`).toBe(0);
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.02);
  }
});
