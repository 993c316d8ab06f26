import { copyBy } from "@/e2e/fixtures/clipboard";
import { expect, test } from "@/e2e/pages/composer-page";
import { CANARY_KEY, FAKE, TENANT } from "@/e2e/fixtures/servers";

const LIST = {
  header: 'It\'s "the" menu',
  body: "Price: $5 `now`\nSecond line 🍕",
  button: "Open",
  sections: [{ title: "S", rows: [{ title: "One", description: "1" }] }],
};

test("JSON, curl and fetch show the request that would leave, and copy it", async ({
  composer,
  page,
  recipient,
}) => {
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.fillList(LIST);
  await composer.openCode();
  const payload = composer.region("Payload");
  const copy = async (form: string) => {
    await payload.getByRole("tab", { name: form }).click();
    const shown = await payload.locator(`pre[aria-label="${form}"]`).innerText();
    const copied = await copyBy(page, payload.getByRole("button", { name: `Copy ${form}` }));
    expect(copied).toBe(shown);
    return copied;
  };
  const expected = {
    phone_number: recipient,
    message_type: "interactive",
    interactive: {
      type: "list",
      header: LIST.header,
      body: LIST.body,
      button: LIST.button,
      sections: [{ title: "S", rows: [{ id: "one", title: "One", description: "1" }] }],
    },
  };
  await expect(payload).toContainText('"description": "1"');
  expect(JSON.parse(await copy("JSON"))).toEqual(expected);
  const url = `${FAKE.url}/send-whatsapp?tenantId=${TENANT}`;
  expect(await copy("curl")).toContain(url);
  const script = await copy("fetch");
  expect(script).not.toContain(CANARY_KEY);
  const answer = await page.evaluate(`(async () => {
    const sent = [];
    const fetch = async (url, init) => { sent.push([url, init.method, init.headers, JSON.parse(init.body)]); };
    ${script}
    return sent;
  })()`);
  expect(answer).toEqual([
    [url, "POST", { Authorization: "Bearer fiq_YOUR_API_KEY", "Content-Type": "application/json" }, expected],
  ]);
});
