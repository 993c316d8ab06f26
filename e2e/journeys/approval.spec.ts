import { expect, type Page } from "@playwright/test";
import { copyBy } from "@/e2e/fixtures/clipboard";
import { findAxeViolations } from "@/e2e/fixtures/axe";
import { ComposerPage } from "@/e2e/pages/composer-page";
import { KNOWN_EMAILS, KNOWN_PASSWORD } from "../fixtures/known-person.mjs";
import { signIn } from "@/e2e/pages/account-page";
import { test } from "@/e2e/fixtures/share/own-server";
import { SharedPage } from "@/e2e/pages/shared-page";
import { watch } from "@/e2e/fixtures/unharmed";

const MENU = {
  header: "Winter menu",
  body: "What may we bring you?",
  button: "Choose",
  sections: [{ title: "Soups", rows: [{ id: "leek", title: "Leek" }] }],
};
const toSent = (body: string) => ({
  phone_number: "+27821230001",
  message_type: "interactive",
  interactive: { type: "list", ...MENU, body },
});

async function open(context: { newPage: () => Promise<Page> }) {
  const page = await context.newPage();
  const harm = await watch(page);
  return { page, harm, composer: new ComposerPage(page), shared: new SharedPage(page) };
}

/** Posts as a script would, with the session of the page's user. */
const post = (page: Page, key: string, body: string) =>
  page.request.post("/api/send", {
    data: toSent(body),
    headers: { "Idempotency-Key": key, Origin: new URL(page.url()).origin },
  });

async function keepLink({ composer, shared, page }: Awaited<ReturnType<typeof open>>): Promise<string> {
  await composer.button("Share").click();
  const dialog = shared.shareDialog();
  await dialog.getByRole("button", { name: "Create short link" }).click();
  await expect(dialog.getByText("It’s shown only once")).toBeVisible();
  const link = await copyBy(page, dialog.getByRole("status").getByRole("button", { name: "Copy link" }));
  expect(link).toMatch(/\/view#s=[\w-]{43}$/);
  await page.keyboard.press("Escape");
  return link;
}

test("a message is shared, commented on, approved and sent, and an edit takes the approval away", async ({
  own,
}) => {
  test.setTimeout(180_000);
  const owner = await open(await own.open("owner"));
  await owner.page.goto("/settings");
  await owner.page.getByRole("checkbox", { name: "Require approval before sending" }).check();
  await expect(owner.page.getByText("Saved", { exact: true })).toBeVisible();

  const sender = await open(await own.open("sender"));
  const dialog = sender.composer.sendDialog();
  await sender.composer.open();
  await sender.composer.field("Recipient").fill("+27821230001");
  await sender.composer.fillList(MENU);
  await sender.composer.review();
  await expect(dialog.getByText("This message isn’t approved")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Send now" })).toHaveAttribute("aria-disabled", "true");
  expect(await findAxeViolations(sender.page)).toEqual([]);
  const refused = await post(sender.page, "before", MENU.body);
  expect([refused.status(), (await refused.json()).type]).toEqual([403, "urn:menuet:problem:not-approved"]);
  await sender.page.keyboard.press("Escape");
  const link = await keepLink(sender);

  // Anyone with the link sees the message, but not who shared it.
  const visitor = await open(await own.open(null));
  await visitor.page.goto(link);
  await expect(visitor.shared.preview.getByText("Winter menu")).toBeVisible();
  await expect(visitor.page.getByRole("link", { name: "Sign in" }).last()).toBeVisible();
  const seen = await visitor.page.content();
  for (const secret of [KNOWN_EMAILS.sender, "27821230001", "Approv"]) expect(seen).not.toContain(secret);

  // A member who signs in first returns to the same link.
  await visitor.page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await visitor.page.waitForURL(/\/sign-in/);
  await signIn(visitor.page, KNOWN_EMAILS.viewer, KNOWN_PASSWORD);
  await expect(visitor.page).toHaveURL(link);
  const viewer = visitor;
  await expect(viewer.page.getByRole("status").filter({ hasText: "Not approved yet" })).toBeVisible();
  await viewer.page.getByRole("combobox", { name: "About" }).selectOption("Section 1, row 1: Leek");
  await viewer.page.getByRole("textbox", { name: "Comment" }).fill("Say that it is a soup");
  await viewer.page.getByRole("button", { name: "Add comment" }).click();
  const thread = viewer.page.getByRole("listitem", { name: "Comment on Section 1, row 1" });
  await expect(thread).toContainText("Say that it is a soup");
  await expect(viewer.page.getByRole("textbox", { name: "Comment" })).toHaveValue("");

  // The sender replies, but can't approve their own message.
  await sender.composer.button("Share").click();
  const row = sender.page.getByRole("list", { name: "Your short links" }).getByRole("listitem").first();
  await expect(row).toContainText("1 open comment");
  await expect(row).toContainText("2 views");
  await row.getByRole("link", { name: "Open the review of Winter menu" }).click();
  await expect(sender.page.getByText("so someone else must approve it")).toBeVisible();
  await expect(sender.page.getByRole("button", { name: "Approve" })).toHaveCount(0);
  await sender.page.getByRole("button", { name: "Reply to the comment on Section 1, row 1" }).click();
  await sender.page.getByRole("textbox", { name: "Reply" }).fill("The section says so");
  await sender.page.getByRole("button", { name: "Add reply" }).click();
  await expect(sender.page.getByRole("list", { name: "Replies" })).toContainText("The section says so");
  await sender.page.getByRole("button", { name: "Resolve the comment on Section 1, row 1" }).click();
  await expect(sender.page.getByRole("listitem", { name: /^Comment on/ })).toContainText("resolved by");

  const withdrawal = viewer.page.getByRole("button", { name: "Withdraw my approval" });
  await viewer.page.getByRole("button", { name: "Approve" }).click();
  await withdrawal.click();
  await expect(viewer.page.getByRole("status").filter({ hasText: "Not approved yet" })).toBeVisible();
  await viewer.page.getByRole("button", { name: "Approve" }).click();
  await expect(withdrawal).toBeVisible();
  await expect(viewer.page.getByRole("status").filter({ hasText: "Approved by" })).toBeVisible();

  // The approved message can be sent, but not an edit of it.
  await sender.composer.open();
  await sender.composer.field("Recipient").fill("+27821230001");
  await sender.composer.review();
  await expect(dialog.getByText(/^Approved by/)).toBeVisible();
  await dialog.getByRole("button", { name: "Send now" }).click();
  await expect(dialog.getByText("Accepted by FlowIQ")).toBeVisible();
  await sender.composer.closeSend();
  await sender.composer.field("Body").fill("What may we bring you today?");
  await sender.composer.review();
  await expect(dialog.getByText("This message isn’t approved")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Send now" })).toHaveAttribute("aria-disabled", "true");
  const edited = await post(sender.page, "edited", "What may we bring you today?");
  expect([edited.status(), (await edited.json()).type]).toEqual([403, "urn:menuet:problem:not-approved"]);
  await sender.page.keyboard.press("Escape");

  // A revoked link opens nothing, but members still see the comments.
  await sender.composer.button("Share").click();
  await sender.page.getByRole("button", { name: "Revoke the link to Winter menu" }).click();
  await sender.page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(row).toContainText("revoked");
  await viewer.page.reload();
  await expect(viewer.page.getByRole("heading", { name: "This link was revoked" })).toBeVisible();
  await row.getByRole("link", { name: /Open the review/ }).click();
  await expect(sender.page.getByText("The link was revoked")).toBeVisible();
  await expect(sender.page.getByText("Say that it is a soup")).toBeVisible();

  // The audit log has all of it.
  await owner.page.goto("/settings/audit");
  for (const event of [
    "Message approved",
    "Comment added",
    "Short link created",
    "Short link revoked",
    "Comment resolved",
  ])
    await expect(owner.page.getByRole("listitem").getByText(event, { exact: true }).first()).toBeVisible();
  expect([...owner.harm, ...sender.harm, ...visitor.harm]).toEqual([]);
});
