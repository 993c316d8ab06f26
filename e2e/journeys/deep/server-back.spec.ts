import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { request } from "@playwright/test";
import { ComposerPage, expect, test } from "@/e2e/pages/composer-page";
import { findFreePort, Menuet } from "@/e2e/crash/menuet";
import { KNOWN_EMAILS, KNOWN_PASSWORD } from "../../fixtures/known-person.mjs";
import { CANARY_KEY, FAKE } from "@/e2e/fixtures/servers";
import { readReceived, setFault } from "@/e2e/fixtures/upstream";

test("after the server was killed and came back, an open send's dialog recovers by itself", async ({
  browser,
  recipient,
}) => {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const folder = mkdtempSync(path.join(tmpdir(), "menuet-back-"));
  const settings = {
    ...{ APP_ORIGIN: url, MENUET_DATA_DIR: folder, FLOWIQ_BASE_URL: FAKE.url, FLOWIQ_API_KEY: CANARY_KEY },
    DATABASE_URL: "",
  };
  execFileSync(process.execPath, ["e2e/fixtures/known-people.mjs"], {
    stdio: "inherit",
    env: { ...process.env, ...settings },
  });
  const killed = await new Menuet(port, settings).waitForHealth();
  const asking = await request.newContext({ baseURL: url, extraHTTPHeaders: { Origin: url } });
  const data = { email: KNOWN_EMAILS.sender, password: KNOWN_PASSWORD };
  expect((await asking.post("/api/auth/sign-in", { data })).ok()).toBe(true);
  const context = await browser.newContext({ baseURL: url, storageState: await asking.storageState() });
  const composer = new ComposerPage(await context.newPage());

  await setFault(recipient, { kind: "late", afterMs: 60_000 });
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.fillList({ body: "Choose", button: "Open", sections: [{ rows: [{ title: "One" }] }] });
  await composer.send();
  await expect.poll(async () => (await readReceived(recipient)).length).toBe(1);
  await killed.kill();
  await expect(composer.outcome()).toContainText("Can't reach the server. Retrying…");
  const back = await new Menuet(port, settings).waitForHealth();
  await expect(composer.outcome()).toContainText("It may have been sent", { timeout: 15_000 });
  await expect(composer.outcome()).not.toContainText("Retrying");
  expect(await readReceived(recipient)).toHaveLength(1);

  await context.close();
  await asking.dispose();
  await back.stop();
  rmSync(folder, { recursive: true, force: true });
});
