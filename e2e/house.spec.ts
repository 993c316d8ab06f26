import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "./composer-page";
import { CANARY_KEY, SANDBOX } from "./servers";

/** All that the server says to an owner, whom it tells most. */
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

test.describe("the sandbox", () => {
  test.use({ baseURL: SANDBOX.url });

  test("says what it is on every page, and its numbers do what they say", async ({ composer, page }) => {
    await page.goto("/no-such-page");
    await expect(page.getByText("Sandbox: nothing leaves this machine")).toBeVisible();
    await composer.open();
    await expect(page.getByText("Sandbox: nothing leaves this machine")).toBeVisible();
    await page.getByText("Numbers to rehearse with in the sandbox").click();
    await composer.button("+12025550104").click();
    await expect(composer.field("Recipient")).toHaveValue("+12025550104");
    await composer.fillList({ body: "Choose", button: "Open", sections: [{ rows: [{ title: "One" }] }] });
    await composer.send();
    await expect(composer.outcome()).toContainText("Contact not found");
    await composer.closeSend();
    await composer.field("Recipient").fill("+27 82 123 4567");
    await composer.send();
    await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
    await expect(composer.outcome()).toContainText("wamid.");
  });
});

test("live mode says that messages reach people, and has no rehearsal numbers", async ({
  composer,
  page,
}) => {
  await composer.open();
  await expect(page.getByText("Live: messages reach people")).toBeVisible();
  await expect(page.getByText("Numbers to rehearse")).toHaveCount(0);
});

for (const width of [320, 390, 820, 1200, 1440]) {
  test(`nothing scrolls sideways and nothing jumps at ${width} px`, async ({ composer, page }) => {
    await page.setViewportSize({ width, height: 900 });
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
      localStorage.setItem("menuet.draft", JSON.stringify({ version: 1, id: "d", savedAt: 1, form }));
      const shifts = window as unknown as { shift: number };
      shifts.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.shift += (entry as unknown as { value: number }).value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await composer.open();
    await expect(page.getByText("Checking…")).toHaveCount(0);
    await page.evaluate(() => document.fonts.ready);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways).toBe(0);
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.02);
  });
}

test("a page that is not there says so and leads back", async ({ page }) => {
  await page.goto("/no-such-page");
  await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
  await page.getByRole("link", { name: "Open the composer" }).click();
  await expect(page.getByRole("textbox", { name: "Body" })).toBeVisible();
});
