import type { Role } from "@/lib/accounts/contract/role";
import { LIVE, SANDBOX } from "./servers";

export const SERVERS = { live: LIVE, sandbox: SANDBOX };
export type ServerName = keyof typeof SERVERS;

/** Where a server of the journeys keeps its sends and accounts. */
export const toDataFolder = (server: ServerName): string => `.cache/e2e/${server}`;

/** Where the cookies of a known person who is signed in there are kept, for every journey. */
export const toCookieFile = (server: ServerName, role: Role): string => `.cache/e2e/${server}-${role}.json`;
