import { join } from "@/e2e/pages/account-page";
import { expect, test } from "@/e2e/pages/composer-page";

test.use({ role: null });

const LIST = { body: "Choose", button: "Open", sections: [{ rows: [{ title: "One" }] }] };

test("a viewer is told that sending needs a sender", async ({ composer, page, recipient }) => {
  await join(page, "viewer");
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.fillList(LIST);
  await composer.button("Review and send").click();
  await expect(page.getByRole("dialog", { name: "You can’t send messages" })).toContainText("Ask an owner");
});
