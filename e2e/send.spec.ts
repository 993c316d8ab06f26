import { copyBy } from "./clipboard";
import { expect, test } from "./composer-page";
import { AUDIO, RESTAURANT_MENU, SUPPORT_CATEGORIES } from "./reference";
import { CANARY_KEY, TENANT } from "./servers";
import { readReceived, setFault } from "./upstream";

/** The reference's row ids are the titles' slugs, so nobody types one. */
const withoutIds = (sections: typeof RESTAURANT_MENU.interactive.sections) =>
  sections.map(({ title, rows }) => ({
    title,
    rows: rows.map(({ title: row, description }) => ({ title: row, description })),
  }));

test.describe("the reference's own examples", () => {
  // All three go to the reference's own number, so they go one after the other.
  test.describe.configure({ mode: "serial" });
  const received = async () => (await readReceived(AUDIO.phone_number)).at(-1);

  test("the restaurant menu reaches FlowIQ byte for byte", async ({ composer }) => {
    await composer.open();
    await composer.field("Recipient").fill("012 345 6789");
    const { sections, ...texts } = RESTAURANT_MENU.interactive;
    await composer.fillList({ ...texts, sections: withoutIds(sections) });
    await composer.send();
    await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
    const request = await received();
    expect(JSON.stringify(JSON.parse(request?.raw ?? ""))).toBe(JSON.stringify(RESTAURANT_MENU));
    expect(request?.headers.authorization).toBe(`Bearer ${CANARY_KEY}`);
    expect(request?.tenantId).toBe(TENANT);
    expect(request?.violations).toEqual([]);
  });

  test("the support categories reach FlowIQ byte for byte, empty fields left out", async ({ composer }) => {
    await composer.open();
    await composer.field("Recipient").fill("+27 12 345 6789");
    const { sections, ...texts } = SUPPORT_CATEGORIES.interactive;
    await composer.fillList({ ...texts, sections: withoutIds(sections) });
    await composer.send();
    await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
    expect(JSON.stringify(JSON.parse((await received())?.raw ?? ""))).toBe(
      JSON.stringify(SUPPORT_CATEGORIES),
    );
  });

  test("the audio message reaches FlowIQ byte for byte, its reply id with it", async ({ composer }) => {
    await composer.open();
    await composer.chooseKind("Audio");
    await composer.field("Recipient").fill("0027123456789");
    await composer.field("Reply to message ID").fill(AUDIO.context_message_id);
    await composer.field("Audio URL").fill(AUDIO.media_url);
    await expect(composer.region("Problems")).toContainText("another number than the recipient");
    await composer.send();
    await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
    expect(JSON.stringify(JSON.parse((await received())?.raw ?? ""))).toBe(JSON.stringify(AUDIO));
  });
});

test("an accepted send shows its message id, and the next message can reply to it", async ({
  composer,
  recipient,
  page,
}) => {
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.fillList({ body: "Choose", button: "Open", sections: [{ rows: [{ title: "One" }] }] });
  await composer.send();
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
  const id = (await composer.outcome().innerText()).match(/wamid\.\S+/)?.[0] ?? "no id";
  const copied = await copyBy(page, composer.outcome().getByRole("button", { name: "Copy message ID" }));
  expect(copied).toBe(id);
  await composer.outcome().getByRole("button", { name: "Reply to this" }).click();
  await expect(composer.field("Reply to message ID")).toHaveValue(id);
  await expect(composer.field("Reply to message ID")).toBeFocused();
});

test("a 400 of FlowIQ's stands in its own words at the fields that it names", async ({
  composer,
  recipient,
}) => {
  await setFault(recipient, {
    kind: "answer",
    status: 400,
    body: {
      error: "Missing required field",
      message:
        "interactive.body, interactive.button, and interactive.sections are required for list messages",
    },
  });
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.fillList({ body: "Choose", button: "Open", sections: [{ rows: [{ title: "One" }] }] });
  await composer.send();
  await expect(composer.outcome()).toContainText("Missing required field");
  await expect(composer.outcome()).toContainText("are required for list messages");
  await composer.sendDialog().getByRole("button", { name: "Close" }).click();
  await expect(composer.field("Body")).toBeFocused();
  await expect(composer.field("Body")).toHaveAttribute("aria-invalid", "true");
  await expect(composer.field("Button label")).toHaveAccessibleDescription(/are required for list messages/);
  await composer.field("Body").press("End");
  await composer.field("Body").pressSequentially("!");
  await expect(composer.field("Body")).not.toHaveAttribute("aria-invalid");
});

test("a rejected send can be sent again, and goes out anew", async ({ composer, recipient }) => {
  await setFault(recipient, {
    kind: "status",
    status: 404,
    times: 1,
    body: { error: "Contact not found for the provided phone number" },
  });
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.fillList({ body: "Choose", button: "Open", sections: [{ rows: [{ title: "One" }] }] });
  await composer.send();
  await expect(composer.outcome()).toContainText("Contact not found");
  await composer.outcome().getByRole("button", { name: "Send again" }).click();
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
  expect(await readReceived(recipient)).toHaveLength(2);
});

test("a connection that breaks after the request is unknown, said so, and never sent again by itself", async ({
  composer,
  recipient,
}) => {
  await setFault(recipient, { kind: "reset" });
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.fillList({ body: "Choose", button: "Open", sections: [{ rows: [{ title: "One" }] }] });
  await composer.send();
  await expect(composer.outcome()).toContainText(/may have been sent/i);
  await expect(composer.outcome().getByRole("button", { name: "Send again anyway" })).toBeVisible();
  expect(await readReceived(recipient)).toHaveLength(1);
});

test("a double click on Send now sends once", async ({ composer, recipient }) => {
  await setFault(recipient, { kind: "late", afterMs: 700 });
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.fillList({ body: "Choose", button: "Open", sections: [{ rows: [{ title: "One" }] }] });
  await composer.review();
  await composer.sendDialog().getByRole("button", { name: "Send now" }).dblclick();
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
  expect(await readReceived(recipient)).toHaveLength(1);
});

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
  const again = second.outcome().getByRole("button", { name: "Send again anyway" });
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
  await expect(composer.outcome()).toContainText("Waiting for FlowIQ's answer", { timeout: 15_000 });
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ", { timeout: 15_000 });
  expect(await readReceived(recipient)).toHaveLength(1);
});
