import { findAxeViolations } from "@/e2e/fixtures/axe";
import { expect, test } from "@/e2e/pages/composer-page";
import { SANDBOX } from "@/e2e/fixtures/servers";

const WAMID = "wamid.HBgLMTIwMjU1NTAxMjMVAgASGBQzQTAxMjM0NTY3ODlBQkNERUYwMQA=";
const OTHER = "wamid.HBgLMTIwMjU1NTAxMjMVAgARGBIwMTIzNDU2Nzg5QUJDREVGMDEA";
const PAGE = "https://drive.google.com/file/d/1AbCdEfGhIjK/view?usp=sharing";
const DROPBOX = "https://www.dropbox.com/scl/fi/abc/jingle.mp3?rlkey=xyz&dl=";

test.describe("the sandbox", () => {
  test.use({ baseURL: SANDBOX.url });

  test(
    "offers a sample that plays and is sent, without a doubt about its address",
    { tag: "@deep" },
    async ({ composer, page, recipient }) => {
      await composer.open();
      await composer.chooseKind("Audio");
      await composer.field("Recipient").fill(recipient);
      await composer.button("Use the sample audio").click();
      await expect(composer.field("Audio URL")).toHaveValue(`${SANDBOX.url}/sample-audio.mp3`);
      await expect(composer.field("Audio URL")).toBeFocused();
      const preview = composer.region("Preview");
      await expect(preview.getByText("0:09")).toBeVisible();
      await preview.getByRole("button", { name: "Play" }).click();
      await expect(preview.getByRole("button", { name: "Pause" })).toBeVisible();
      await expect(composer.region("Problems").getByRole("listitem")).toHaveCount(0);
      expect(await findAxeViolations(page)).toEqual([]);
      await composer.review();
      await expect(composer.sendDialog().getByText("Audio URL:")).toHaveCount(0);
      await composer.sendDialog().getByRole("button", { name: "Send now" }).click();
      await expect(composer.outcome()).toContainText("Accepted by FlowIQ");
    },
  );
});

test("an address says while it is typed what it is, and a pasted text gives its message ID", async ({
  composer,
  page,
}) => {
  const asked: string[] = [];
  await page.route(/dropbox|drive\.google|s3\.amazonaws/, (route) => {
    asked.push(route.request().resourceType());
    return route.fulfill({ status: 404 });
  });
  await composer.open();
  await composer.chooseKind("Audio");
  await expect(composer.button("Use the sample audio")).toBeHidden();
  const problems = composer.region("Problems");
  await composer.field("Audio URL").fill(PAGE);
  await expect(problems.getByText("This is a Google Drive page, not a file.")).toBeVisible();

  await composer.field("Audio URL").fill(`${DROPBOX}0`);
  await expect(problems.getByText("This is a Dropbox page, not a file.")).toBeVisible();
  await problems.getByRole("button", { name: "Fix", exact: true }).click();
  await problems.getByRole("button", { name: "Apply" }).click();
  await expect(composer.field("Audio URL")).toHaveValue(`${DROPBOX}1`);
  await expect(problems.getByText("not a file")).toBeHidden();
  // Only the player fetches the audio; the app's server gets no request.
  expect(asked.filter((type) => type !== "media")).toEqual([]);

  const past = Math.floor(Date.now() / 1_000) - 60;
  await composer.field("Audio URL").fill(`https://a.s3.amazonaws.com/a.mp3?Expires=${past}&Signature=x`);
  await expect(problems.getByText(/This URL expired on .* Get a new one/)).toBeVisible();
  await expect(page.getByText(/^Expires .* UTC\. /)).toBeVisible();

  const paste = async (text: string) => {
    await page.evaluate((written) => navigator.clipboard.writeText(written), text);
    await page.keyboard.press("Control+v");
  };
  const replyTo = composer.field("Reply to message ID");
  await replyTo.focus();
  await paste(`Please answer this one:\n  "id": "${WAMID.slice(0, 40)}\n${WAMID.slice(40)}",\nThanks`);
  await expect(replyTo).toHaveValue(WAMID);
  await expect(page.getByText("Written by +12025550123")).toBeVisible();
  await replyTo.fill("");
  await paste(`${WAMID}\n${OTHER}`);
  await expect(page.getByText("This text has 2 message IDs.").first()).toBeVisible();
  await replyTo.fill("");
  await composer.button("Review and send").focus();
  await paste(`${WAMID} ${OTHER}`);
  await expect(page.getByRole("status").filter({ hasText: "Paste only the one you reply to" })).toBeVisible();
  await paste(`id: ${WAMID}, from Anna`);
  await expect(page.getByRole("dialog", { name: "Commands" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(replyTo).toHaveValue(WAMID);
  await expect(composer.field("Recipient")).toHaveValue("+12025550123");
});
