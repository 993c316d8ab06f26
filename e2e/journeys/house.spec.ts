import { expect, test } from "@/e2e/pages/composer-page";
import { SANDBOX } from "@/e2e/fixtures/servers";

test.describe("the sandbox", () => {
  test.use({ baseURL: SANDBOX.url });

  test("says what it is on every page, and its numbers do what they say", async ({ composer, page }) => {
    expect((await page.goto("/no-such-page"))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "This page doesn’t exist" })).toBeVisible();
    await expect(page.getByText("Sandbox: nothing leaves this machine")).toBeVisible();
    await page.getByRole("link", { name: "Open the composer" }).click();
    await expect(composer.button("Undo")).toBeVisible();
    await expect(page.getByText("Sandbox: nothing leaves this machine")).toBeVisible();
    await page.getByText("Test numbers", { exact: true }).click();
    await composer.button("+12025550115").click();
    await expect(composer.field("Recipient")).toHaveValue("+12025550115");
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
