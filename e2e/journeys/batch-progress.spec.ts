import { readFileSync } from "node:fs";
import { findAxeViolations } from "@/e2e/fixtures/axe";
import { expect, test } from "@/e2e/pages/composer-page";
import { bar, choose, LIST, makeNumbers, progress, review, sendToAll } from "@/e2e/pages/recipients-page";
import { readReceived, setFault } from "@/e2e/fixtures/upstream";

test(
  "each of many gets the message once, however often it is clicked, and a reload changes nothing",
  { tag: "@deep" },
  async ({ composer, recipient, page }) => {
    const numbers = makeNumbers(recipient, 40);
    await composer.open();
    await composer.fillList(LIST);
    await choose(composer, numbers.join("\n"));
    await composer.button("Review and send").click();
    await expect(review(composer)).toContainText("40 people");
    await expect(review(composer)).toContainText(numbers[0] ?? "");
    await expect(review(composer)).toContainText(numbers.at(-1) ?? "");
    await expect(review(composer)).toContainText("in the last 24 hours");
    await expect(review(composer)).toContainText("About 20 a second: 40 take about 2 seconds");
    await review(composer).getByRole("button", { name: "Send to 40 people" }).dblclick();
    await expect(bar(composer)).toHaveAttribute("aria-valuetext", "40 of 40 settled");
    await page.reload();
    await page.getByRole("button", { name: /Sent: 40 of 40/ }).click();
    await expect(progress(composer)).toContainText("40 accepted by FlowIQ");
    const received = await Promise.all(numbers.map(readReceived));
    expect(received.map(({ length }) => length)).toEqual(numbers.map(() => 1));
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(kept).not.toMatch(/\+?2783\d{7}/);
  },
);

test(
  "who got it a short while ago is left out until a person says otherwise, and then gets it once",
  { tag: "@deep" },
  async ({ composer, recipient }) => {
    const [first = "", ...others] = makeNumbers(recipient, 3);
    await composer.open();
    await composer.fillList(LIST);
    await composer.field("Recipient").fill(first);
    await composer.send();
    await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
    await composer.closeSend();
    await choose(composer, [first, ...others].join("\n"));
    await sendToAll(composer, "3");
    const left = progress(composer).getByRole("region", { name: "Skipped" });
    await expect(left).toContainText("1 person got this message in the last 10 minutes and was skipped");
    expect(await readReceived(first)).toHaveLength(1);
    await left.getByRole("button", { name: "Send to them anyway" }).dblclick();
    await expect(left).toContainText("1 accepted by FlowIQ");
    expect(await readReceived(first)).toHaveLength(2);
  },
);

test(
  "who was not reached comes as a file and goes back into the composer; the unknown only by choice",
  { tag: "@deep" },
  async ({ composer, recipient, page }) => {
    const numbers = makeNumbers(recipient, 5);
    const [refused = "", lost = ""] = numbers;
    await setFault(refused, { kind: "status", status: 404, times: 1, body: { error: "Contact not found" } });
    await setFault(lost, { kind: "reset", times: 1 });
    await composer.open();
    await composer.fillList(LIST);
    await choose(composer, numbers.join(","));
    await sendToAll(composer, "5");
    const missed = progress(composer).getByRole("region", { name: "Not reached" });
    await expect(missed).toContainText("1 rejected");
    await expect(missed).toContainText("1 unknown: may have arrived");
    const download = page.waitForEvent("download");
    await missed.getByRole("link", { name: "Export as CSV" }).click();
    const path = await (await download).path();
    const csv = readFileSync(path, "utf8");
    expect(csv).toContain(refused);
    expect(csv).toContain(lost);
    await expect(missed.getByRole("button", { name: "Put 1 back into the composer" })).toBeVisible();
    await missed.getByRole("checkbox", { name: /may get it twice/ }).check();
    await missed.getByRole("button", { name: "Put 2 back into the composer" }).click();
    const chosen = page.getByRole("group", { name: "Recipient" });
    await expect(chosen).toContainText("2 recipients");

    await composer.more("Start over");
    await expect(composer.field("Recipient")).toHaveValue("");
    await composer.button("Undo").click();
    await expect(chosen).toContainText("2 recipients");

    // The outbox shows the batch too; there the refused send is an ordinary recipient.
    const id = await page.evaluate(() => sessionStorage.getItem("menuet.batch"));
    await page.goto(`/outbox?batch=${id}`);
    const batch = page.getByRole("region", { name: "Batch", exact: true });
    await expect(batch.getByRole("progressbar")).toHaveAttribute("aria-valuetext", "5 of 5 settled");
    expect(await findAxeViolations(page)).toEqual([]);
    await batch.getByRole("link", { name: "Put 1 back into the composer" }).click();
    await expect(composer.field("Recipient")).toHaveValue(refused);
    await expect(page.getByText("1 person who wasn’t reached is back")).toBeVisible();
    expect(new URL(page.url()).search).toBe("");
  },
);
