import { expect, test } from "@/e2e/pages/composer-page";
import { OutboxPage } from "@/e2e/pages/outbox-page";

test("a sender stops everything from the outbox, once it is confirmed", async ({ page }) => {
  // Stubbed, because a real stop would block all journeys that run in parallel.
  const safety = await (await page.request.get("/api/sending")).json();
  const stopped = { ...safety, is_stopped: true, stopped: { by: "sender@menuet.example", at: Date.now() } };
  await page.route("**/api/sending", (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    expect(route.request().postDataJSON()).toEqual({ is_stopped: true });
    return route.fulfill({ json: stopped });
  });
  const outbox = new OutboxPage(page);
  await page.goto("/outbox");
  await outbox.button("Stop sending").click();
  const question = page.getByRole("alertdialog", { name: "Stop sending?" });
  await question.getByRole("button", { name: "Stop sending" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Sending is stopped" })).toContainText(
    "sender@menuet.example",
  );
  await expect(outbox.button("Stop sending")).toHaveCount(0);
});
