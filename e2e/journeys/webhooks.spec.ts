import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { findAxeViolations } from "@/e2e/fixtures/axe";
import { receipt, received } from "@/e2e/fixtures/inbox/events";
import { FAKE, LIVE } from "@/e2e/fixtures/servers";
import { test } from "@/e2e/fixtures/signed-in";
import type { Received } from "@/e2e/fakes/flowiq/fake-flowiq";
import { findWamid, makeNumber, openHook } from "@/e2e/pages/inbox-page";
import { sendBatch } from "@/e2e/pages/outbox-page";

test.describe("an owner", () => {
  test.use({ role: "owner" });

  test("makes a new URL, which is shown once, registers it with FlowIQ, and sees what was set aside and unmatched", async ({
    page,
  }) => {
    await openHook(LIVE.url);
    // A receipt only counts as unmatched after a day, so the page's list is stubbed.
    const lost = { message_id: "wamid.lost", number: "+27820000001", state: "failed", at: Date.now() };
    await page.route("**/api/webhooks", async (route) => {
      const response = await route.fetch();
      const isRead = route.request().method() === "GET";
      const settings = isRead ? { unmatched: [lost], unmatched_count: 1 } : {};
      await route.fulfill({ response, json: { ...(await response.json()), ...settings } });
    });
    await page.goto("/settings/webhooks");
    const receiver = page.getByRole("region", { name: "Receiver", exact: true });
    const address = receiver.getByRole("textbox", { name: "Public address" });
    const makeUrl = async () => {
      await receiver.getByRole("button", { name: "Create new URL…" }).click();
      await page
        .getByRole("alertdialog", { name: "Create a new URL?" })
        .getByRole("button", { name: "Create new URL" })
        .click();
    };
    await address.fill("http://hooks.example.com");
    await makeUrl();
    await expect(address).toHaveAttribute("aria-invalid", "true");
    await address.fill("https://hooks.example.com");
    await makeUrl();
    const shown = receiver.getByRole("status").filter({ hasText: "It’s shown only once." });
    await expect(shown).toBeVisible();
    await expect(receiver).toContainText("Earlier URL works until");
    const url = /https:\/\/hooks\.example\.com\/api\/hooks\/flowiq\/[\w-]{43}/.exec(
      (await shown.textContent()) ?? "",
    )?.[0];
    await shown.getByRole("button", { name: "Register with FlowIQ" }).click();
    await expect(shown).toContainText(/Registered\. FlowIQ’s ID: [\da-f-]{36}/);
    const requests: Received[] = await (await fetch(`${FAKE.url}/__fake/requests`)).json();
    const registered = requests.filter(({ raw }) => raw.includes(String(url)));
    expect(registered.map(({ violations }) => violations)).toEqual([[]]);

    const organization = `organization-${process.pid}`;
    const hook = `${LIVE.url}${new URL(String(url)).pathname}`;
    const event = received(Date.now(), { whatsapp_id: makeNumber().slice(1), organization_id: organization });
    const headers = { "Content-Type": "application/json" };
    expect((await fetch(hook, { method: "POST", headers, body: JSON.stringify(event) })).status).toBe(204);
    await page.reload();
    await expect(receiver).toContainText("Earlier URL works until");
    await expect(page.locator("body")).not.toContainText(String(url).slice(-43));
    const foreign = page.getByRole("listitem").filter({ hasText: organization });
    await expect(foreign).toContainText("1 event");
    await expect(foreign.getByRole("button", { name: "Accept this organization" })).toBeVisible();
    await expect(page.getByRole("row", { name: /^message_received Set aside/ })).toBeVisible();
    const unmatched = page.getByRole("region", { name: "Unmatched", exact: true });
    await expect(unmatched.getByRole("listitem")).toContainText(/Not delivered.*\+27820000001.*wamid\.lost/);
    expect(await findAxeViolations(page)).toEqual([]);
  });
});

test("a marketer sees how far a batch came and which rows were picked, and takes the numbers as CSV", async ({
  page,
}) => {
  const postEvent = await openHook(LIVE.url);
  const people = [makeNumber(), makeNumber(), makeNumber()];
  const [first = "", second = ""] = people;
  const batch = await sendBatch(people, `Results ${process.pid} ${Date.now()}`);
  for (const number of people) await expect.poll(() => findWamid(LIVE.url, number)).toMatch(/^wamid\./);
  const idOf = (number: string) => findWamid(LIVE.url, number);
  const notify = async (rank: Parameters<typeof receipt>[0], number: string) =>
    postEvent(receipt(rank, await idOf(number), Date.now(), { whatsapp_id: number.slice(1) }));
  const pick = async (number: string) =>
    postEvent(
      received(Date.now(), {
        ...{ whatsapp_id: number.slice(1), message_type: "interactive", message: "burger" },
        reply_context_id: await idOf(number),
      }),
    );
  for (const number of people) await notify("sent", number);
  await notify("delivered", first);
  await notify("read", second);
  for (const number of [first, first, second]) await pick(number);

  await page.goto(`/outbox?batch=${batch}`);
  const results = page.getByRole("region", { name: "Results", exact: true });
  const funnel = results.getByRole("table", { name: "Deliveries" });
  for (const [step, share, count] of [
    ["Accepted", "100%", 3],
    ["Sent", "100%", 3],
    ["Delivered", "67%", 2],
    ["Read", "33%", 1],
    ["Picked", "67%", 2],
  ])
    await expect(funnel.getByRole("row", { name: `${step} ${share} ${count}`, exact: true })).toBeVisible();
  const rows = results.getByRole("table", { name: "Picks per row" });
  await expect(rows.getByRole("row", { name: "Burger 2 3", exact: true })).toBeVisible();
  const download = page.waitForEvent("download");
  await results.getByRole("link", { name: "Download CSV" }).click();
  const csv = readFileSync(await (await download).path(), "utf8");
  expect(csv).toContain("burger");
  expect(csv).toMatch(/Burger.*2.*3/);
  expect(await findAxeViolations(page)).toEqual([]);
});
