import net from "node:net";
import type { Reach, Target } from "@/lib/server/audio/fetch-start";
import { CERTIFICATE, type FileServer, type Trap } from "./file-server";

/** The file host's address on the simulated internet. */
export const PUBLIC_ADDRESS = "93.184.216.34";

export type World = { files: FileServer; trap: Trap; names: Readonly<Record<string, readonly string[]>> };

/** A simulated internet: one public address is the file host, and all others lead to the trap. */
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

/** A clock whose waits end at once. */
export const CLOCK = { now: () => performance.now(), wait: () => Promise.resolve() };
