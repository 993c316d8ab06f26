import { execFileSync } from "node:child_process";
import { request } from "@playwright/test";
import type { Role } from "@/lib/accounts/contract/role";
import { PEOPLE, type Person, SERVERS, type ServerName, toDataFolder, toStateFile } from "./people";

const LINK = /setup#([\w-]+)\.([\w-]+)\.([\w-]+)/;

function toLink(text: string) {
  const [, kind, id, secret] = LINK.exec(text) ?? [];
  if (!kind) throw new Error(`There is no link in “${text}”.`);
  return { kind, id, secret };
}

/** The server's own command, as an operator uses it. */
const makeOwnerLink = (server: ServerName): string =>
  execFileSync(process.execPath, ["scripts/account.mjs", "create-owner", PEOPLE.owner.email], {
    encoding: "utf8",
    env: {
      ...process.env,
      MENUET_DATA_DIR: toDataFolder(server),
      DATABASE_URL: "",
      APP_ORIGIN: SERVERS[server].url,
    },
  });

/** A browser of its own for one person, as far as cookies go. */
async function open(server: ServerName) {
  const { url } = SERVERS[server];
  return request.newContext({ baseURL: url, extraHTTPHeaders: { Origin: url } });
}

/** Uses a one-time link, and keeps the cookies of whoever is then signed in. */
async function settle(server: ServerName, role: Role, text: string) {
  const { name, password }: Person = PEOPLE[role];
  const context = await open(server);
  const data = { link: toLink(text), name, password };
  const answer = await context.post("/api/auth/links/use", { data });
  if (!answer.ok()) throw new Error(`The ${role} could not be set up: ${await answer.text()}`);
  await context.storageState({ path: toStateFile(server, role) });
  return context;
}

/** Makes an owner, a sender and a viewer on each server, the way people are made: by links. */
export default async function setup(): Promise<void> {
  for (const server of Object.keys(SERVERS) as ServerName[]) {
    const owner = await settle(server, "owner", makeOwnerLink(server));
    for (const role of ["sender", "viewer"] as const) {
      const data = { email: PEOPLE[role].email, role };
      const answer = await owner.post("/api/invitations", { data });
      await (await settle(server, role, await answer.text())).dispose();
    }
    await owner.dispose();
  }
}
