import { expect, test } from "@/e2e/pages/composer-page";
import { readReceived, setFault } from "@/e2e/fixtures/upstream";

test("the same content from a second tab is held back until a person says so", async ({
  composer,
  recipient,
  browser,
}) => {
  const list = { body: "Choose", button: "Open", sections: [{ rows: [{ title: "One" }] }] };
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.fillList(list);
  await composer.send();
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ");

  const other = await browser.newPage();
  const second = new (composer.constructor as new (page: typeof other) => typeof composer)(other);
  await second.open();
  await second.field("Recipient").fill(recipient);
  await second.fillList(list);
  await second.send();
  const again = second.outcome().getByRole("button", { name: "Send again" });
  await expect(again).toBeVisible();
  expect(await readReceived(recipient)).toHaveLength(1);
  await again.click();
  await expect(second.outcome()).toContainText("Accepted by FlowIQ");
  expect(await readReceived(recipient)).toHaveLength(2);
  await other.close();
});

test("a send that FlowIQ answers late is followed until it is settled", async ({ composer, recipient }) => {
  await setFault(recipient, { kind: "late", afterMs: 11_500 });
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.fillList({ body: "Choose", button: "Open", sections: [{ rows: [{ title: "One" }] }] });
  await composer.send();
  await expect(composer.outcome()).toContainText("Waiting for FlowIQ", { timeout: 15_000 });
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ", { timeout: 15_000 });
  expect(await readReceived(recipient)).toHaveLength(1);
});
