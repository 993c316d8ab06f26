import { expect, vi } from "vitest";
import { setIdleOutbox } from "@/e2e/store/idle-outbox";
import { openTestStore, type StoreKind } from "@/e2e/store/store-under-test";
import { parseLink } from "@/lib/accounts/contract/sign-in";
import type { Store } from "@/lib/store/store";

export const ORIGIN = "http://localhost:3000";
export const PASSWORD = "seven slow otters paint";
export const NEXT_PASSWORD = "nine quick herons weave";
/** A password takes its time, and a busy machine takes more. */
export const SLOW_MS = 60_000;
export const OWNER = "thandi@acme.example";

type Handler = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>;

/** A browser, as far as our server knows one: it keeps cookies, and says where a request comes from. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly heard: string[] = [];

  async ask(handler: Handler, method: string, body?: object, id = ""): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { "sec-fetch-site": "same-origin", "user-agent": "Firefox/140.0", cookie };
    const json = body && { body: JSON.stringify(body) };
    const type = body && { "content-type": "application/json" };
    const request = new Request(`${ORIGIN}/api`, { method, headers: { ...headers, ...type }, ...json });
    const answer = await handler(request, { params: Promise.resolve({ id }) });
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    this.heard.push(await answer.clone().text());
    return answer;
  }

  #keep(line: string): void {
    expect(line).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/);
    if (line.includes("Max-Age=0;")) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

export const route = {
  signIn: () => import("@/app/api/auth/sign-in/route"),
  secondFactor: () => import("@/app/api/auth/second-factor/route"),
  signOut: () => import("@/app/api/auth/sign-out/route"),
  me: () => import("@/app/api/auth/me/route"),
  link: () => import("@/app/api/auth/links/route"),
  useLink: () => import("@/app/api/auth/links/use/route"),
  password: () => import("@/app/api/auth/password/route"),
  sessions: () => import("@/app/api/auth/sessions/route"),
  session: () => import("@/app/api/auth/sessions/[id]/route"),
  totp: () => import("@/app/api/auth/totp/route"),
  codes: () => import("@/app/api/auth/recovery-codes/route"),
  tokens: () => import("@/app/api/auth/tokens/route"),
  token: () => import("@/app/api/auth/tokens/[id]/route"),
  members: () => import("@/app/api/members/route"),
  member: () => import("@/app/api/members/[id]/route"),
  reset: () => import("@/app/api/members/[id]/reset/route"),
  invitations: () => import("@/app/api/invitations/route"),
  sends: () => import("@/app/api/sends/route"),
};

export const signIn = async (browser: Browser, email: string, password: string) =>
  browser.ask((await route.signIn()).POST, "POST", { email, password });
export const me = async (browser: Browser) => browser.ask((await route.me()).GET, "GET");

/** Two people's browsers, and a store of its own on which the routes of this process work from `open` to `end`. */
export function makeAccounts(kind: StoreKind) {
  const owner = new Browser();
  const sender = new Browser();
  const secrets: string[] = [PASSWORD, NEXT_PASSWORD];
  let opened: Awaited<ReturnType<typeof openTestStore>>;

  async function open(): Promise<Store> {
    vi.stubEnv("APP_ORIGIN", ORIGIN);
    opened = await openTestStore(kind);
    setIdleOutbox(opened.store);
    return opened.store;
  }
  async function end(): Promise<void> {
    vi.unstubAllEnvs();
    await opened.destroy();
  }

  async function useLink(browser: Browser, url: string | null, more: object): Promise<Response> {
    const link = parseLink(new URL(url ?? "").hash);
    secrets.push(link?.secret ?? "");
    return browser.ask((await route.useLink()).POST, "POST", { link, ...more });
  }

  /** What stands in clear in the store (`kept`) or in an answer to one of the two (`told`) and should not. */
  async function findLeaks() {
    const bodies: string[] = [];
    const tables = ["accounts", "credentials", "sessions", "second_factors", "sign_in_steps"] as const;
    const more = ["tokens", "links", "turns", "audit_entries"] as const;
    for (const table of [...tables, ...more])
      bodies.push(
        JSON.stringify(await opened.store.query((db) => db.selectFrom(table).selectAll().execute())),
      );
    const cookies = [...owner.cookies.values(), ...sender.cookies.values()];
    const all = bodies.join("\n");
    const kept = [...secrets, ...cookies].filter((secret) => secret.length > 5 && all.includes(secret));
    const heard = [...owner.heard, ...sender.heard].join("\n");
    const told = [PASSWORD, NEXT_PASSWORD, ...cookies].filter((secret) => heard.includes(secret));
    return { kept, told, searched: all.length };
  }
  return { owner, sender, secrets, open, end, useLink, findLeaks };
}
