import { findAxeViolations } from "./axe";
import { type ComposerPage, expect, test } from "./composer-page";
import { readReceived, setFault } from "./upstream";

const LIST = { body: "Choose", button: "Open", sections: [{ rows: [{ title: "One" }] }] };

/** Numbers that no other test uses. */
const makeNumbers = (recipient: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const digits = (Number(recipient.slice(5)) * 7 + index) % 10_000_000;
    return `+2783${String(digits).padStart(7, "0")}`;
  });

const panel = ({ page }: ComposerPage) => page.getByRole("dialog", { name: "Several recipients" });
const review = ({ page }: ComposerPage) => page.getByRole("dialog", { name: "Send to several people" });
const progress = ({ page }: ComposerPage) => page.getByRole("dialog", { name: "Sending to several people" });
const bar = (composer: ComposerPage) => progress(composer).getByRole("progressbar").first();

async function choose(composer: ComposerPage, text: string) {
  await composer.button("Several recipients").click();
  await panel(composer).getByRole("textbox", { name: "Numbers" }).fill(text);
  await panel(composer)
    .getByRole("button", { name: /^Use [\d,]+ numbers$/ })
    .click();
  await expect(panel(composer)).toBeHidden();
}

async function sendToAll(composer: ComposerPage, count: string) {
  await composer.button("Review and send").click();
  await review(composer)
    .getByRole("button", { name: `Send to ${count} people` })
    .click();
  await expect(bar(composer)).toBeVisible();
}

test("numbers are pasted, counted and named where they cannot be read", async ({ composer, recipient }) => {
  const [one, two] = makeNumbers(recipient, 2);
  await composer.open();
  await composer.button("Several recipients").click();
  await panel(composer)
    .getByRole("textbox", { name: "Numbers" })
    .fill(`${one}, ${two}; 082 123 4567\nabc\t${one}`);
  await expect(panel(composer)).toContainText("3 numbers · 1 double left out · 1 cannot be read");
  await expect(panel(composer).getByRole("region", { name: "Cannot be read" })).toContainText("Line 2: abc");
  await panel(composer).getByRole("button", { name: "Use 3 numbers" }).click();
  const chosen = composer.page.getByRole("group", { name: "Recipient" });
  await expect(chosen).toContainText("3 recipients");
  await chosen.getByRole("button", { name: "Edit" }).click();
  await expect(panel(composer).getByRole("textbox", { name: "Numbers" })).toHaveValue(/082 123 4567/);
  await panel(composer).getByRole("button", { name: "Cancel" }).click();
  await chosen.getByRole("button", { name: "Clear" }).click();
  await expect(composer.field("Recipient")).toBeFocused();
});

test("more than 1,000 are told how many too many they are, and cannot be used", async ({
  composer,
  recipient,
}) => {
  await composer.open();
  await composer.button("Several recipients").click();
  await panel(composer)
    .getByRole("textbox", { name: "Numbers" })
    .fill(makeNumbers(recipient, 1_012).join("\n"));
  await expect(panel(composer)).toContainText("12 too many: at most 1,000 at once");
  await expect(panel(composer).getByRole("button", { name: "Use 1,012 numbers" })).toBeDisabled();
});

test("a CSV file's column of numbers is found, whatever stands beside it", async ({
  composer,
  recipient,
}) => {
  const [one, two] = makeNumbers(recipient, 2);
  await composer.open();
  await composer.button("Several recipients").click();
  const rows = ["Name;Mobile", `"Smith; Anna";${one}`, `Ben;${two}`, "Cleo;"];
  await panel(composer)
    .getByLabel("File with numbers")
    .setInputFiles({
      name: "list.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`\ufeff${rows.join("\r\n")}`),
    });
  await expect(panel(composer)).toContainText("2 numbers · 1 cannot be read");
  await expect(panel(composer)).toContainText("column “Mobile”");
  await expect(panel(composer).getByRole("region", { name: "Cannot be read" })).toContainText("Line 4");
});

test("each of many gets the message once, however often it is clicked, and a reload changes nothing", async ({
  composer,
  recipient,
  page,
}) => {
  const numbers = makeNumbers(recipient, 40);
  await composer.open();
  await composer.fillList(LIST);
  await choose(composer, numbers.join("\n"));
  await composer.button("Review and send").click();
  await expect(review(composer)).toContainText("40 people");
  await expect(review(composer)).toContainText(numbers[0] ?? "");
  await expect(review(composer)).toContainText(numbers.at(-1) ?? "");
  await expect(review(composer)).toContainText("within the last 24 hours");
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
});

test("the same list from a second tab is the same order", async ({ composer, recipient, context }) => {
  const numbers = makeNumbers(recipient, 3);
  await composer.open();
  await composer.fillList(LIST);
  await expect(composer.page.getByText("Saved a moment ago")).toBeVisible();
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

test("who got it a short while ago is left out until a person says otherwise, and then gets it once", async ({
  composer,
  recipient,
}) => {
  const [first = "", ...others] = makeNumbers(recipient, 3);
  await composer.open();
  await composer.fillList(LIST);
  await composer.field("Recipient").fill(first);
  await composer.send();
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
  await composer.sendDialog().getByRole("button", { name: "Close" }).click();
  await choose(composer, [first, ...others].join("\n"));
  await sendToAll(composer, "3");
  const left = progress(composer).getByRole("region", { name: "Left out" });
  await expect(left).toContainText("1 got the same message within the last 10 minutes and was left out");
  expect(await readReceived(first)).toHaveLength(1);
  await left.getByRole("button", { name: "Send to them anyway" }).dblclick();
  await expect(left).toContainText("1 accepted by FlowIQ");
  expect(await readReceived(first)).toHaveLength(2);
});

test("who was not reached comes as a file and goes back into the composer; the unknown only by choice", async ({
  composer,
  recipient,
  page,
}) => {
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
  await expect(missed).toContainText("1 unknown: it may have arrived");
  const download = page.waitForEvent("download");
  await missed.getByRole("link", { name: "Export as CSV" }).click();
  const path = await (await download).path();
  const { readFileSync } = await import("node:fs");
  const csv = readFileSync(path, "utf8");
  expect(csv).toContain(refused);
  expect(csv).toContain(lost);
  await expect(missed.getByRole("button", { name: "Put 1 back into the composer" })).toBeVisible();
  await missed.getByRole("checkbox", { name: /may get it twice/ }).check();
  await missed.getByRole("button", { name: "Put 2 back into the composer" }).click();
  await expect(page.getByRole("group", { name: "Recipient" })).toContainText("2 recipients");
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
  await progress(composer).getByRole("button", { name: "Cancel what has not gone out" }).click();
  await expect(progress(composer).getByRole("button", { name: "Keep them" })).toBeFocused();
  await progress(composer).getByRole("button", { name: "Keep them" }).click();
  await expect(bar(composer)).toHaveAttribute("aria-valuenow", paused ?? "");
  await progress(composer).getByRole("button", { name: "Cancel what has not gone out" }).click();
  await progress(composer)
    .getByRole("button", { name: /^Cancel [\d,]+$/ })
    .click();
  await expect(bar(composer)).toHaveAttribute("aria-valuetext", "1,000 of 1,000 settled");
  const missed = progress(composer).getByRole("region", { name: "Not reached" });
  await expect(missed).toContainText(`${(1_000 - Number(paused)).toLocaleString("en")} cancelled`);
  expect(await readReceived(numbers.at(-1) ?? "")).toEqual([]);
});

test("a reply id stops a send to several, says so and can be cleared", async ({ composer, recipient }) => {
  await composer.open();
  await composer.fillList(LIST);
  await composer
    .field("Reply to message ID")
    .fill("wamid.HBgLMTIwMjU1NTAxMjMVAgARGBIwMTIzNDU2Nzg5QUJDREVGMDEA");
  await choose(composer, makeNumbers(recipient, 2).join(" ; "));
  await expect(composer.region("Problems")).toContainText("A reply goes to one person");
  await composer.button("Review and send").click();
  await expect(composer.field("Reply to message ID")).toBeFocused();
  await composer.button("Clear the reply ID").click();
  await expect(composer.field("Reply to message ID")).toHaveValue("");
  await composer.button("Review and send").click();
  await expect(review(composer)).toBeVisible();
});

test("several recipients are chosen, sent to and followed by keyboard alone", async ({
  composer,
  recipient,
  page,
}) => {
  const numbers = makeNumbers(recipient, 2);
  await composer.open();
  await composer.fillList(LIST);
  await composer.button("Several recipients").focus();
  await page.keyboard.press("Enter");
  await expect(panel(composer)).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.insertText(numbers.join("\n"));
  await expect(panel(composer).getByRole("button", { name: "Use 2 numbers" })).toBeEnabled();
  await panel(composer).getByRole("button", { name: "Use 2 numbers" }).press("Enter");
  await expect(composer.button("Edit")).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(review(composer)).toBeVisible();
  await review(composer).getByRole("button", { name: "Send to 2 people" }).press("Enter");
  await expect(bar(composer)).toHaveAttribute("aria-valuetext", "2 of 2 settled");
  await page.keyboard.press("Escape");
  await expect(progress(composer)).toBeHidden();
  await expect(page.getByRole("button", { name: /Sent: 2 of 2/ })).toBeVisible();
});

for (const theme of ["light", "dark"] as const) {
  for (const width of [390, 1440]) {
    test.describe(`${theme} at ${width} px`, () => {
      test.use({ colorScheme: theme, viewport: { width, height: 900 } });

      test("axe finds nothing on the list, the review and the progress", async ({
        composer,
        recipient,
        page,
      }) => {
        const still = () =>
          page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
        const numbers = makeNumbers(recipient, 4);
        await setFault(numbers[0] ?? "", { kind: "reset" });
        await composer.open();
        await composer.fillList(LIST);
        await composer.button("Several recipients").click();
        await panel(composer)
          .getByRole("textbox", { name: "Numbers" })
          .fill([...numbers, "abc"].join("\n"));
        await panel(composer).getByText("Numbers found").click();
        await still();
        expect(await findAxeViolations(page)).toEqual([]);
        await panel(composer).getByRole("button", { name: "Use 4 numbers" }).click();
        await composer.button("Review and send").click();
        await expect(review(composer)).toBeVisible();
        await still();
        expect(await findAxeViolations(page)).toEqual([]);
        await review(composer).getByRole("button", { name: "Send to 4 people" }).click();
        await expect(progress(composer).getByRole("region", { name: "Not reached" })).toBeVisible();
        await still();
        expect(await findAxeViolations(page)).toEqual([]);
      });
    });
  }
}
