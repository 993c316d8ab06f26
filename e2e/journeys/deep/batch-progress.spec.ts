import { type ComposerPage, expect, test } from "@/e2e/pages/composer-page";
import { bar, choose, LIST, makeNumbers, progress, sendToAll } from "@/e2e/pages/recipients-page";
import { readReceived } from "@/e2e/fixtures/upstream";

test("the same list from a second tab is the same order", async ({ composer, recipient, context }) => {
  const numbers = makeNumbers(recipient, 3);
  await composer.open();
  await composer.fillList(LIST);
  await composer.kept('"title":"One"');
  const second = new (composer.constructor as new (page: typeof composer.page) => ComposerPage)(
    await context.newPage(),
  );
  await second.open();
  for (const tab of [composer, second]) {
    await choose(tab, numbers.join("\n"));
    await sendToAll(tab, "3");
    await expect(bar(tab)).toHaveAttribute("aria-valuetext", "3 of 3 settled");
    await expect(progress(tab).getByRole("region", { name: "Left out" })).toHaveCount(0);
  }
  const received = await Promise.all(numbers.map(readReceived));
  expect(received.map(({ length }) => length)).toEqual([1, 1, 1]);
});

test("a thousand are paused, taken on and cancelled; what is cancelled is counted and not sent", async ({
  composer,
  recipient,
}) => {
  const numbers = makeNumbers(recipient, 1_000);
  await composer.open();
  await composer.fillList(LIST);
  await choose(composer, numbers.join("\n"));
  await sendToAll(composer, "1,000");
  await progress(composer).getByRole("button", { name: "Pause" }).click();
  await expect(progress(composer).getByRole("button", { name: "Resume" })).toBeVisible();
  await expect(progress(composer).getByRole("list", { name: "Sends by state" })).not.toContainText(
    "being sent",
  );
  const paused = await bar(composer).getAttribute("aria-valuenow");
  await progress(composer).getByRole("button", { name: "Cancel unsent messages" }).click();
  await expect(progress(composer).getByRole("button", { name: "Keep sending" })).toBeFocused();
  await progress(composer).getByRole("button", { name: "Keep sending" }).click();
  await expect(bar(composer)).toHaveAttribute("aria-valuenow", paused ?? "");
  await progress(composer).getByRole("button", { name: "Cancel unsent messages" }).click();
  await progress(composer)
    .getByRole("button", { name: /^Cancel [\d,]+$/ })
    .click();
  await expect(bar(composer)).toHaveAttribute("aria-valuetext", "1,000 of 1,000 settled");
  const missed = progress(composer).getByRole("region", { name: "Not reached" });
  await expect(missed).toContainText(`${(1_000 - Number(paused)).toLocaleString("en")} cancelled`);
  expect(await readReceived(numbers.at(-1) ?? "")).toEqual([]);
});
