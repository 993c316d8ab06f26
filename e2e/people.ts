import type { Role } from "@/lib/accounts/contract/role";
import { LIVE, SANDBOX } from "./servers";

export type Person = { email: string; name: string; password: string };

/** Who works with the servers of the journeys: one for each role. */
export const PEOPLE: Record<Role, Person> = {
  owner: { email: "owner@acme.example", name: "Olwethu Owner", password: "a quiet lake holds nine herons" },
  sender: {
    email: "sender@acme.example",
    name: "Sipho Sender",
    password: "seven brass kettles sing at dawn",
  },
  viewer: { email: "viewer@acme.example", name: "Vuyo Viewer", password: "my bicycle prefers wet cobbles" },
};

export const SERVERS = { live: LIVE, sandbox: SANDBOX };
export type ServerName = keyof typeof SERVERS;

/** Where a server of the journeys keeps its sends and accounts. */
export const toDataFolder = (server: ServerName): string => `.cache/e2e/${server}`;

/** Where a browser's cookies of somebody who is signed in are kept, for every journey. */
export const toStateFile = (server: ServerName, role: Role): string => `.cache/e2e/${server}-${role}.json`;
