import { execFileSync } from "node:child_process";
import { request } from "@playwright/test";
import { ROLES, type Role } from "@/lib/accounts/contract/role";
import { SERVERS, type ServerName, toCookieFile, toDataFolder } from "./kept-cookies";
import { KNOWN_EMAILS, KNOWN_PASSWORD } from "./known-person.mjs";

async function signIn(server: ServerName, role: Role): Promise<void> {
  const { url } = SERVERS[server];
  const context = await request.newContext({ baseURL: url, extraHTTPHeaders: { Origin: url } });
  const data = { email: KNOWN_EMAILS[role], password: KNOWN_PASSWORD };
  const answer = await context.post("/api/auth/sign-in", { data });
  if (!answer.ok()) throw new Error(`The ${role} could not sign in at ${url}: ${await answer.text()}`);
  await context.storageState({ path: toCookieFile(server, role) });
  await context.dispose();
}

/** Makes the known people on each server, and signs each of them in once. */
export default async function setup(): Promise<void> {
  for (const server of Object.keys(SERVERS) as ServerName[]) {
    execFileSync(process.execPath, ["e2e/known-people.mjs"], {
      stdio: "inherit",
      env: { ...process.env, MENUET_DATA_DIR: toDataFolder(server), DATABASE_URL: "" },
    });
    for (const role of ROLES) await signIn(server, role);
  }
}
