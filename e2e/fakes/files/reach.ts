import net from "node:net";
import type { Reach, Target } from "@/lib/server/audio/fetch-start";
import { CERTIFICATE, type FileServer, type Trap } from "./file-server";

/** Where the test's host of files stands on the internet that the test plays. */
export const PUBLIC_ADDRESS = "93.184.216.34";

export type World = { files: FileServer; trap: Trap; names: Readonly<Record<string, readonly string[]>> };

/**
 * The test's internet: the one public address is the host of files, and whatever else is connected
 * to is the trap.
 */
export function makeReach({ files, trap, names }: World): Reach & { targets: Target[] } {
  const targets: Target[] = [];
  return {
    targets,
    allowHttp: true,
    resolve: (host) => Promise.resolve([...(names[host] ?? [])]),
    network: {
      trust: CERTIFICATE,
      connect: (target) => {
        targets.push(target);
        const isOutside = target.address === PUBLIC_ADDRESS && (target.port === 443 || target.port === 80);
        return net.connect({
          host: "127.0.0.1",
          port: isOutside ? files.ports[target.port as 443 | 80] : trap.port,
        });
      },
    },
  };
}

/** Time that never waits. */
export const CLOCK = { now: () => performance.now(), wait: () => Promise.resolve() };
