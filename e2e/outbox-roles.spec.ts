import { expect, test } from "./composer-page";
import { OutboxPage, sendList } from "./outbox-page";

const DECIDING = ["Send again anyway", "Reply to this", "Delete", "Stop sending", "Keep for…"];

test.describe("a viewer", () => {
  test.use({ role: "viewer" });

  test("reads what was sent, and is offered nothing that the server would refuse", async ({
    page,
    recipient,
  }) => {
    await sendList(recipient, "Looked at by a viewer");
    const outbox = new OutboxPage(page);
    await outbox.openFor(recipient);
    await outbox.rows(recipient).click();
    const detail = outbox.detail("FlowIQ took the message");
    await expect(detail.getByRole("link", { name: "Open in the composer" })).toBeVisible();
    await expect(detail).toContainText("one must be a sender");
    for (const name of DECIDING) await expect(outbox.button(name)).toHaveCount(0);
  });
});

test("a sender stops everything from the outbox, once it is confirmed", async ({ page }) => {
  // Answered here: stopped in earnest, it would stop every journey beside this one.
  const safety = await (await page.request.get("/api/sending")).json();
  const stopped = { ...safety, is_stopped: true, stopped: { by: "sender@menuet.example", at: Date.now() } };
  await page.route("**/api/sending/stopped", (route) => {
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
