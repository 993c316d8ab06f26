import { findAxeViolations } from "@/e2e/fixtures/axe";
import { expect, test } from "@/e2e/pages/composer-page";
import { OutboxPage, sendList } from "@/e2e/pages/outbox-page";
import { setFault } from "@/e2e/fixtures/upstream";

for (const width of [390, 1440]) {
  test.describe(`the outbox at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test("axe finds nothing on the list, a send and what is asked", async ({ page, recipient }) => {
      const outbox = new OutboxPage(page);
      await sendList(recipient, "اختر من قائمتنا ".repeat(20));
      await setFault(recipient, { kind: "reset" });
      await sendList(recipient, "Donaudampfschifffahrtsgesellschaft".repeat(20));
      await outbox.openFor(recipient);
      await expect(outbox.rows(recipient)).toHaveCount(2);
      expect(await findAxeViolations(page)).toEqual([]);
      await outbox.rows(recipient).first().click();
      await expect(outbox.title(recipient)).toBeFocused();
      expect(await findAxeViolations(page)).toEqual([]);
      await outbox.detail(recipient).getByRole("button", { name: "Mark as delivered" }).click();
      await expect(outbox.dialog("Mark as delivered?")).toBeVisible();
      expect(await findAxeViolations(page)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  });
}

test("the list, a send and the way back need no mouse", async ({ page, recipient }) => {
  const outbox = new OutboxPage(page);
  await sendList(recipient, "By keyboard");
  await outbox.openFor(recipient);
  await outbox.rows(recipient).focus();
  await page.keyboard.press("Enter");
  await expect(outbox.title(recipient)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(outbox.button("Close")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(outbox.rows(recipient)).toBeFocused();
});
