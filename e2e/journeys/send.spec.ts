import { copyBy } from "@/e2e/fixtures/clipboard";
import { expect, test } from "@/e2e/pages/composer-page";
import { AUDIO, RESTAURANT_MENU, SUPPORT_CATEGORIES } from "@/e2e/fixtures/reference";
import { CANARY_KEY, TENANT } from "@/e2e/fixtures/servers";
import { readReceived, setFault } from "@/e2e/fixtures/upstream";

/** The reference's row ids are slugs of the titles, so nobody types them. */
const withoutIds = (sections: typeof RESTAURANT_MENU.interactive.sections) =>
  sections.map(({ title, rows }) => ({
    title,
    rows: rows.map(({ title: row, description }) => ({ title: row, description })),
  }));

test(
  "the reference's own examples reach FlowIQ byte for byte, empty fields left out, a reply id with it",
  { tag: "@deep" },
  async ({ composer }) => {
    const received = async () => (await readReceived(AUDIO.phone_number)).at(-1);
    await composer.open();
    await composer.field("Recipient").fill("012 345 6789");
    await composer.button("Use South Africa").click();
    const { sections, ...texts } = RESTAURANT_MENU.interactive;
    await composer.fillList({ ...texts, sections: withoutIds(sections) });
    await composer.send();
    await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
    const request = await received();
    expect(JSON.stringify(JSON.parse(request?.raw ?? ""))).toBe(JSON.stringify(RESTAURANT_MENU));
    expect(request?.headers.authorization).toBe(`Bearer ${CANARY_KEY}`);
    expect(request?.tenantId).toBe(TENANT);
    expect(request?.violations).toEqual([]);

    await composer.closeSend();
    await composer.more("Start over");
    await composer.field("Recipient").fill("+27 12 345 6789");
    const { sections: categories, ...words } = SUPPORT_CATEGORIES.interactive;
    await composer.fillList({ ...words, sections: withoutIds(categories) });
    await composer.send();
    await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
    expect(JSON.stringify(JSON.parse((await received())?.raw ?? ""))).toBe(
      JSON.stringify(SUPPORT_CATEGORIES),
    );

    await composer.closeSend();
    await composer.chooseKind("Audio");
    await composer.field("Recipient").fill("0027123456789");
    await composer.field("Reply to message ID").fill(AUDIO.context_message_id);
    await composer.field("Audio URL").fill(AUDIO.media_url);
    await expect(composer.region("Problems")).toContainText("The quoted message is from");
    await composer.send();
    await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
    expect(JSON.stringify(JSON.parse((await received())?.raw ?? ""))).toBe(JSON.stringify(AUDIO));
  },
);

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
  await expect(composer.outcome().getByRole("button", { name: "Send again" })).toBeVisible();
  expect(await readReceived(recipient)).toHaveLength(1);
});

test("a double click on Send now sends once; its message id is shown, and the next message can reply to it", async ({
  composer,
  page,
  recipient,
}) => {
  await setFault(recipient, { kind: "late", afterMs: 700 });
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.fillList({ body: "Choose", button: "Open", sections: [{ rows: [{ title: "One" }] }] });
  await composer.review();
  await composer.sendDialog().getByRole("button", { name: "Send now" }).dblclick();
  await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
  expect(await readReceived(recipient)).toHaveLength(1);

  const id = (await composer.outcome().innerText()).match(/wamid\.\S+/)?.[0] ?? "no id";
  const copied = await copyBy(page, composer.outcome().getByRole("button", { name: "Copy message ID" }));
  expect(copied).toBe(id);
  await composer.outcome().getByRole("button", { name: "Reply to this" }).click();
  await expect(composer.field("Reply to message ID")).toHaveValue(id);
  await expect(composer.field("Reply to message ID")).toBeFocused();
});
