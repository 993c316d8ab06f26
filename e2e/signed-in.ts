import { test as base } from "@playwright/test";
import type { Role } from "@/lib/accounts/contract/role";
import { SERVERS, type ServerName, toCookieFile } from "./kept-cookies";

const isServer = (name: string): name is ServerName => name in SERVERS;

function findServer(url = ""): ServerName {
  const name = Object.keys(SERVERS).find((server) => isServer(server) && SERVERS[server].url === url) ?? "";
  if (!isServer(name)) throw new Error(`Nobody is known at “${url}”.`);
  return name;
}

/** Journeys of somebody who is signed in: a sender, or whom `role` says; null for a visitor. */
export const test = base.extend<{ role: Role | null }>({
  role: ["sender", { option: true }],
  storageState: async ({ role, baseURL }, use) => {
    await use(role === null ? { cookies: [], origins: [] } : toCookieFile(findServer(baseURL), role));
  },
});
