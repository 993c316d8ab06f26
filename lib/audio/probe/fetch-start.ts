import "server-only";
import { findAddresses } from "@/lib/audio/address/find-addresses";
import { parseUrl } from "@/lib/message/parse-url";
import type { Resolve } from "@/lib/audio/address/resolve";
import { type VettedUrl, type VettingRules, vetUrl } from "@/lib/audio/address/vet-url";
import { askForStart, type Start } from "./ask-for-start";
import { type Network, openSocket } from "./open-socket";

export type Reach = VettingRules & { resolve: Resolve; network: Network };

const MAX_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

async function ask(
  vetted: VettedUrl,
  { resolve, network }: Reach,
  signal: AbortSignal,
): Promise<Start | null> {
  const addresses = await findAddresses(vetted.host, resolve, signal);
  if (!addresses) return null;
  const socket = await openSocket(vetted, addresses, network, signal);
  return socket ? askForStart(vetted.url, socket, signal) : null;
}

/**
 * A file's first 64 KB. At most three redirects, each judged like the first address. `refused`: an address that is not looked at by
 * its words alone; whatever depends on names and networks is `unreachable`, so that no answer tells what a name means in here.
 */
export async function fetchStart(
  text: string,
  reach: Reach,
  signal: AbortSignal,
): Promise<Start | "refused" | "unreachable"> {
  let next = text;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const vetted = vetUrl(next, reach);
    if (!vetted) return "refused";
    const start = await ask(vetted, reach, signal);
    if (!start) return "unreachable";
    if (start.status === 200 || start.status === 206) return start;
    const { location } = start.headers;
    if (!REDIRECTS.has(start.status) || location === undefined) return "unreachable";
    const target = parseUrl(location, vetted.url);
    if (!target) return "unreachable";
    next = target.href;
  }
  return "unreachable";
}
