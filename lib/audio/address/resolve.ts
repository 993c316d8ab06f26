import "server-only";
import { Resolver } from "node:dns/promises";

/** Every address of a name, IPv4 first; none where it has none. Rejects when that cannot be told, and when the signal ends it. */
export type Resolve = (host: string, signal: AbortSignal) => Promise<string[]>;

const PATIENCE = { timeout: 1_500, tries: 2 };
/** The name does not exist, or has no address of this family. */
const NONE = new Set(["ENOTFOUND", "ENODATA"]);

async function orNone(asked: Promise<string[]>): Promise<string[]> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && "code" in error && NONE.has(String(error.code))) return [];
    throw error;
  }
}

/** Asks DNS itself, A and AAAA, and no file of this machine; `servers` instead of the system's ("127.0.0.1:53"). */
export const makeResolve =
  (servers?: readonly string[]): Resolve =>
  async (host, signal) => {
    signal.throwIfAborted();
    const resolver = new Resolver(PATIENCE);
    if (servers) resolver.setServers(servers);
    const cancel = () => resolver.cancel();
    signal.addEventListener("abort", cancel, { once: true });
    try {
      const families = [orNone(resolver.resolve4(host)), orNone(resolver.resolve6(host))];
      return (await Promise.all(families)).flat();
    } finally {
      signal.removeEventListener("abort", cancel);
    }
  };
