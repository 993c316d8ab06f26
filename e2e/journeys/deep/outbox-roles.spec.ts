import { expect, test } from "@/e2e/pages/composer-page";
import { OutboxPage, sendList } from "@/e2e/pages/outbox-page";

const DECIDING = ["Send again", "Reply to this", "Delete", "Stop sending", "Retention…"];

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
    const detail = outbox.detail(recipient);
    await expect(detail.getByRole("link", { name: "Open in composer" })).toBeVisible();
    await expect(detail).toContainText("Only senders and owners");
    for (const name of DECIDING) await expect(outbox.button(name)).toHaveCount(0);
  });
});
