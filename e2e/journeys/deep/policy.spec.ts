import { readdirSync } from "node:fs";
import { test as loud } from "@playwright/test";
import { alive } from "@/e2e/fixtures/alive";
import { type ComposerPage, expect, test } from "@/e2e/pages/composer-page";
import { download } from "@/e2e/pages/picture-page";
import { MENU, ONE_LOOK, ProofPage } from "@/e2e/pages/proof-page";
import { watchPolicy } from "@/e2e/fixtures/unharmed";

/** The URLs of all pages in app/ without a dynamic segment. */
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
/** Public files and their types. */
const FILE_TYPES: Record<string, string> = {
  "/apple-touch-icon.png": "image/png",
  "/favicon.ico": "image/x-icon",
  "/icon-192.png": "image/png",
  "/icon-512.png": "image/png",
  "/icon-maskable-512.png": "image/png",
  "/icon.svg": "image/svg+xml",
  "/manifest.webmanifest": "application/manifest+json",
  "/robots.txt": "text/plain; charset=UTF-8",
  "/sample-audio.mp3": "audio/mpeg",
  "/server-error.css": "text/css; charset=UTF-8",
};
const NOTHING = "default-src 'none'; frame-ancestors 'none'";
const PAGE_POLICY =
  /^default-src 'none'; script-src 'nonce-[\w+/]{22}==' 'strict-dynamic'; style-src 'self' 'nonce-[\w+/]{22}=='; img-src 'self' data: blob:; media-src 'self' https: blob:; manifest-src 'self'; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; trusted-types default; require-trusted-types-for 'script'$/;

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
  await composer.more("Starters");
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
  const files = readdirSync("public").map((name) => `/${name}`);
  const pages = [...PAGES, MISSING, "/api", "/_next/none", ...files];
  const pageHeaders = { ...EVERYWHERE, "content-security-policy": expect.stringMatching(PAGE_POLICY) };
  for (const address of pages) {
    const answer = await request.get(address, { maxRedirects: 0 });
    expect(answer.headers(), address).toMatchObject(pageHeaders);
    expect(answer.headers()).not.toHaveProperty("x-powered-by");
  }
  for (const [address, type] of Object.entries(FILE_TYPES)) {
    const answer = await request.get(address);
    expect([address, answer.status(), answer.headers()["content-type"]]).toEqual([address, 200, type]);
  }
  for (const link of ['rel="icon" href="/icon.svg"', 'rel="apple-touch-icon" href="/apple-touch-icon.png"'])
    expect(html).toContain(link);
  expect(html).toContain('rel="manifest" href="/manifest.webmanifest"');
  expect(files.toSorted()).toEqual(Object.keys(FILE_TYPES).toSorted());
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
    // The policy exempts the test's own evaluation, so the attempts run in a later task.
    await new Promise((resolve) => setTimeout(resolve));
    const image = "<img src=x onerror=\"document.title='bitten'\">";
    const attempts: Record<string, () => unknown> = {
      innerHTML: () => (document.body.innerHTML = image),
      insertAdjacentHTML: () => document.body.insertAdjacentHTML("beforeend", image),
      "a script of another site": () => (document.createElement("script").src = "https://evil.example/x.js"),
      "an answer of ours as a script": () => (document.createElement("script").src = "/api/sends?format=csv"),
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
