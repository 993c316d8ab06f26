import { expect } from "@playwright/test";
import { HOSTILE } from "@/e2e/fixtures/hostile-texts";
import { MENU } from "@/e2e/pages/proof-page";
import { LIVE } from "@/e2e/fixtures/servers";
import { keep, SharedPage } from "@/e2e/pages/shared-page";
import { test, textsOf } from "@/e2e/fixtures/unharmed";

test("a kept link's message and its comments of hostile texts stay text", async ({ page }) => {
  await page.goto("/");
  const { id, path } = await keep(page, { ...MENU, header: HOSTILE.at(-1) ?? "", body: HOSTILE[40] ?? "" });
  for (const words of HOSTILE) {
    const answer = await page.request.post(`/api/shares/${id}/comments`, {
      data: { place: "body", words, reply_to: null },
      headers: { Origin: LIVE.url },
    });
    expect(answer.status(), words).toBe(200);
  }
  await page.goto(path);
  const comments = page.getByRole("list", { name: "Comments" }).locator("p[dir=auto]");
  await expect(comments).toHaveCount(HOSTILE.length);
  expect(await textsOf(comments)).toEqual(HOSTILE);
});

test("a kept link that is cut or unknown is refused in words, with a way out", async ({ page }) => {
  await page.goto(`/view#s=${"A".repeat(42)}`);
  await expect(page.getByRole("heading", { name: "This link doesn’t work" })).toBeVisible();
  await page.goto("/proof");
  await page.goto(`/view#s=${"A".repeat(43)}`);
  await expect(page.getByRole("heading", { name: "This link doesn't work" })).toBeVisible();
  await page.getByRole("link", { name: "Open the composer" }).click();
  await expect(page.getByRole("textbox", { name: "Body" })).toBeEnabled();
});

test("while the server is away a kept link says so, and can be tried again", async ({ page }) => {
  await page.goto("/");
  const { path } = await keep(page, MENU);
  await page.route("**/api/shares/open", (route) => route.abort());
  await page.goto(path);
  await expect(page.getByRole("heading", { name: /Can't reach the server/ })).toBeVisible();
  await page.unroute("**/api/shares/open");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(new SharedPage(page).preview.getByText("Our Menu")).toBeVisible();
});
