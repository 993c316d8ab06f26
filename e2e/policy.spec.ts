import { readdirSync } from "node:fs";
import { test as loud } from "@playwright/test";
import { alive } from "./alive";
import { type ComposerPage, expect, test } from "./composer-page";
import { download } from "./picture-page";
import { MENU, ONE_LOOK, ProofPage } from "./proof-page";
import { watchPolicy } from "./unharmed";

/** Every page of app/ that has an address without a part to fill in, as its address. */
const PAGES = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => /(?:^|\/)page\.tsx$/.test(file) && !file.includes("["))
  .map((file) => `/${file.replace(/\/?page\.tsx$/, "")}`.replace(/\/\([^/]+\)/g, "") || "/");
const MISSING = "/no-such-page";

const EVERYWHERE = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
  "permissions-policy": expect.stringMatching(/^clipboard-write=\(self\), .*camera=\(\)/),
};
const NOTHING = "default-src 'none'; frame-ancestors 'none'";
const PAGE_POLICY =
  /^default-src 'none'; script-src 'nonce-[\w+/]{22}==' 'strict-dynamic'; style-src 'self' 'nonce-[\w+/]{22}=='; img-src 'self' data: blob:; media-src https: blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; trusted-types default; require-trusted-types-for 'script'$/;

const readNonce = (policy = ""): string => /'nonce-([^']+)'/.exec(policy)?.[1] ?? "no nonce";

async function fill(composer: ComposerPage, recipient: string) {
  await composer.open();
  await composer.field("Recipient").fill(recipient);
  await composer.fillList({
    header: "Menu 🍔",
    body: "Choose *one*",
    button: "View",
    sections: [{ title: "Dishes", rows: [{ title: "Burger" }] }],
  });
}

test.beforeEach(({ page }) => watchPolicy(page));

for (const address of [...PAGES, MISSING]) {
  test(`nothing on ${address} is refused, and its theme turns and stays`, async ({ page }) => {
    await page.goto(address);
    const button = page.getByRole("button", { name: /^Theme: automatic/ });
    await alive(button);
    await button.click();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
    await page.evaluate(() => document.fonts.ready);
    await expect(page.getByRole("button", { name: /^Theme: light/ })).toBeVisible();
  });

  test(`what is served at ${address} has no style in an attribute and no script without the nonce`, async ({
    request,
  }) => {
    const answers = await Promise.all([request.get(address), request.get(address)]);
    const nonces = answers.map((answer) => readNonce(answer.headers()["content-security-policy"]));
    expect(new Set(nonces).size).toBe(2);
    const html = await answers[0].text();
    const tags = html.match(/<(?:script|style)\b[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(3);
    expect(tags.filter((tag) => !tag.includes(`nonce="${nonces[0]}"`))).toEqual([]);
    expect(html.match(/<[a-z][^<>]*\sstyle=[^<>]*>/gi)).toBeNull();
    expect(html.match(/<[a-z][^<>]*\son[a-z]+=[^<>]*>/gi)).toBeNull();
  });
}

test("nothing is refused in the composer's dialogs, its list and its picture", async ({
  composer,
  page,
  recipient,
}) => {
  await composer.open();
  await composer.button("Starters").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await fill(composer, recipient);
  await composer.button("Picture").click();
  await download(composer, page);
  await composer.button("View").click();
  await page.getByRole("dialog", { name: "View" }).getByRole("radio", { name: "Burger" }).click();
  await page.getByRole("dialog", { name: "View" }).getByRole("button", { name: "Send" }).click();
  await composer.send();
  await expect(composer.outcome()).toContainText("Accepted");
});

test("nothing is refused while a recording is composed", async ({ composer, page }) => {
  await page.route("https://media.example/**", (route) => route.fulfill({ status: 404 }));
  await composer.open();
  await composer.chooseKind("Audio");
  await composer.field("Audio URL").fill("https://media.example/hello.mp3");
  await expect(composer.region("Preview").getByRole("button").first()).toBeVisible();
});

test("nothing is refused on the proof sheet, in its picture and in print", async ({ page }) => {
  const proof = new ProofPage(page);
  await proof.keep(MENU);
  await proof.open(`?${ONE_LOOK}`);
  const file = page.waitForEvent("download");
  await page.getByRole("button", { name: "Picture" }).first().click();
  await page.getByRole("button", { name: "Download picture" }).click();
  await file;
  await page.emulateMedia({ media: "print" });
  await expect(proof.cells.first()).toBeVisible();
});

test("pages, files and answers carry the headers that are theirs", async ({ request }) => {
  const html = await (await request.get("/")).text();
  const chunk = /\/_next\/static\/chunks\/[\w~-]+\.js/.exec(html)?.[0] ?? "no script";
  const pages = [...PAGES, MISSING, "/api", "/_next/none", "/icon.svg"];
  const pageHeaders = { ...EVERYWHERE, "content-security-policy": expect.stringMatching(PAGE_POLICY) };
  for (const address of pages) {
    const answer = await request.get(address, { maxRedirects: 0 });
    expect(answer.headers(), address).toMatchObject(pageHeaders);
    expect(answer.headers()).not.toHaveProperty("x-powered-by");
  }
  const others = [chunk, "/_next/static/none.js", "/api/health", "/api/none", "/api/sends/none"];
  for (const address of others) {
    const answer = await request.get(address);
    expect(answer.headers(), address).toMatchObject({ ...EVERYWHERE, "content-security-policy": NOTHING });
  }
  const refused = await request.post("/api/send", {
    data: "{",
    headers: { "sec-fetch-site": "same-origin" },
  });
  expect(refused.status()).toBeGreaterThanOrEqual(400);
  for (const answer of [refused, await request.get("/api/health")]) {
    expect(answer.headers()).toMatchObject({
      ...EVERYWHERE,
      "content-security-policy": NOTHING,
      "cache-control": "no-store",
    });
  }
});

loud("text that an attacker brings in becomes neither HTML nor code", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Review and send" }).waitFor();
  const outcomes = await page.evaluate(async () => {
    // What the test itself runs may evaluate text; what runs later is the page's.
    await new Promise((resolve) => setTimeout(resolve));
    const image = "<img src=x onerror=\"document.title='bitten'\">";
    const attempts: Record<string, () => unknown> = {
      innerHTML: () => (document.body.innerHTML = image),
      insertAdjacentHTML: () => document.body.insertAdjacentHTML("beforeend", image),
      "a script of another site": () => (document.createElement("script").src = "https://evil.example/x.js"),
      "an answer of ours as a script": () => (document.createElement("script").src = "/api/sends/export"),
      "a script's text": () => (document.createElement("script").text = "document.title='bitten'"),
      "a handler in an attribute": () => document.body.setAttribute("onclick", "document.title='bitten'"),
      eval: () => window.eval("document.title='bitten'"),
      "a policy of its own": () =>
        (
          window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => void } }
        ).trustedTypes.createPolicy("mine", {}),
      "the default policy again": () =>
        (
          window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => void } }
        ).trustedTypes.createPolicy("default", {}),
    };
    return Object.entries(attempts).map(([name, attempt]) => {
      try {
        attempt();
        return `${name}: done`;
      } catch (error) {
        return error instanceof Error ? "" : name;
      }
    });
  });
  expect(outcomes.filter((outcome) => outcome !== "")).toEqual([]);
  expect(outcomes).toHaveLength(9);
  await expect(page.locator("img[src=x]")).toHaveCount(0);
  await expect(page).not.toHaveTitle("bitten");
});
