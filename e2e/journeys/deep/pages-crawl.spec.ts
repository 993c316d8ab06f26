import { readdirSync } from "node:fs";
import { type APIRequestContext, expect } from "@playwright/test";
import { ROLES, type Role } from "@/lib/api/role";
import { invite, makeEmail } from "@/e2e/pages/account-page";
import { toCookieFile } from "@/e2e/fixtures/kept-cookies";
import { KNOWN_EMAILS } from "../../fixtures/known-person.mjs";
import { LIVE } from "@/e2e/fixtures/servers";
import { test } from "@/e2e/fixtures/signed-in";

/** Each page for a visitor and for members; an owner may open all of them except the sign-in. */
const PAGES: Record<string, { visitor: "open" | "sign in"; member: "open" | "owner's" | "home" }> = {
  "/": { visitor: "open", member: "open" },
  "/account": { visitor: "sign in", member: "open" },
  "/inbox": { visitor: "sign in", member: "open" },
  "/library": { visitor: "sign in", member: "open" },
  "/outbox": { visitor: "sign in", member: "open" },
  "/proof": { visitor: "open", member: "open" },
  "/settings": { visitor: "sign in", member: "owner's" },
  "/settings/audit": { visitor: "sign in", member: "owner's" },
  "/settings/members": { visitor: "sign in", member: "owner's" },
  "/settings/webhooks": { visitor: "sign in", member: "owner's" },
  "/setup": { visitor: "open", member: "open" },
  "/sign-in": { visitor: "open", member: "home" },
  "/view": { visitor: "open", member: "open" },
};
const PATHS = Object.keys(PAGES);
const OWNERS = PATHS.filter((path) => PAGES[path]?.member === "owner's");
const OWNERS_SENTENCE = "Only owners can change settings";
const OWNERS_API = /^\/api\/(?:audit|invitations|members|metrics|settings|webhooks)\b/;
const TO_HOME = "307 to /";

type Who = "nobody" | "a forged session" | Role;
const FORGED = { name: "menuet", value: "A".repeat(43), domain: "127.0.0.1", path: "/" };
const forged = { ...FORGED, expires: -1, httpOnly: true, secure: false, sameSite: "Strict" as const };
const toState = (who: Who) => {
  if (who === "nobody") return { cookies: [], origins: [] };
  return who === "a forged session" ? { cookies: [forged], origins: [] } : toCookieFile("live", who);
};

function toExpected(path: string, who: Who): string {
  const page = PAGES[path];
  if (who === "nobody" || who === "a forged session")
    return page?.visitor === "open" ? "open" : `307 to /sign-in?next=${encodeURIComponent(path)}`;
  if (page?.member === "home") return TO_HOME;
  return page?.member === "owner's" && who !== "owner" ? "owner's" : "open";
}

/** What the page is to this user, and its text. */
async function look(context: APIRequestContext, path: string) {
  const answer = await context.get(path, { maxRedirects: 0 });
  const [status, text] = [answer.status(), await answer.text()];
  if (status !== 200) return { is: `${status} to ${answer.headers().location}`, text };
  return { is: text.includes(OWNERS_SENTENCE) ? "owner's" : "open", text };
}

function findPages(): string[] {
  const files = readdirSync("app", { recursive: true }).map(String);
  const pages = files.filter((file) => /(?:^|\/)page\.tsx$/.test(file));
  return pages.map((file) => `/${file.replace(/\/?page\.tsx$/, "")}`);
}

test("the table has every page that there is, and none that is not", () => {
  expect(findPages().sort()).toEqual(PATHS.toSorted());
});

for (const who of ["nobody", "a forged session", ...ROLES] as const)
  test(`to ${who} each page is what the table says`, async ({ playwright }) => {
    const context = await playwright.request.newContext({ baseURL: LIVE.url, storageState: toState(who) });
    const found: string[] = [];
    for (const path of PATHS) found.push(`${path}: ${(await look(context, path)).is}`);
    expect(found).toEqual(PATHS.map((path) => `${path}: ${toExpected(path, who)}`));
    await context.dispose();
  });

for (const role of ["viewer", "sender"] as const)
  test.describe(`to a ${role}`, () => {
    test.use({ role });

    test("the owner's pages ask for nothing of the owner's, and hold none of it", async ({
      page,
      request,
    }) => {
      const invited = makeEmail();
      await invite(invited, "viewer");
      const asked: string[] = [];
      page.on("request", (one) => asked.push(new URL(one.url()).pathname));
      const others = Object.values(KNOWN_EMAILS).filter((email) => email !== KNOWN_EMAILS[role]);
      for (const path of OWNERS) {
        await page.goto(path, { waitUntil: "networkidle" });
        await expect(page.getByRole("heading", { name: "Only owners can change settings" })).toBeVisible();
        const flight = await (await request.get(path, { headers: { RSC: "1" } })).text();
        expect(flight).toContain(KNOWN_EMAILS[role]);
        const texts = [await page.content(), flight];
        for (const secret of [...others, invited]) expect(texts.join("\n")).not.toContain(secret);
      }
      expect(asked.filter((path) => OWNERS_API.test(path))).toEqual([]);
    });
  });

test.describe("to an owner", () => {
  test.use({ role: "owner" });

  test("the same pages ask for it, and show it", async ({ page }) => {
    const invited = makeEmail();
    await invite(invited, "viewer");
    const asked = new Set<string>();
    page.on("request", (one) => asked.add(new URL(one.url()).pathname));
    for (const path of OWNERS) {
      await page.goto(path, { waitUntil: "networkidle" });
      await expect(page.getByRole("heading", { name: "Settings", exact: true })).toBeVisible();
    }
    await page.goto("/settings/members");
    await expect(page.getByText(invited)).toBeVisible();
    await expect(page.getByText(KNOWN_EMAILS.sender).first()).toBeVisible();
    const wanted = ["/api/audit", "/api/invitations", "/api/members", "/api/settings", "/api/webhooks"];
    expect([...asked].filter((path) => OWNERS_API.test(path)).sort()).toEqual(wanted);
  });
});
