import "server-only";
import { Resolver } from "node:dns/promises";
import { BlockList, isIP, isIPv4, isIPv6 } from "node:net";
import { parseUrl } from "@/lib/message/parse-url";

/** A URL with harmless text. Its name isn't resolved yet. */
export type VettedUrl = { url: URL; host: string; port: 443 | 80; isTls: boolean };

export type VettingRules = { allowHttp: boolean };

const MAX_LENGTH = 2_048;
/** Checks the raw text, because parsers also accept backslashes, line breaks and spaces. */
const AS_WRITTEN = /^https?:\/\/([^/?#]+)(?:[/?#]|$)/i;
const UNPRINTABLE = /[\s\\\p{C}]/u;
/** User info, even if empty, and percent signs, which can disguise a host. */
const DISGUISE = /[@%]/;
/**
 * At least two labels, the last starting with a letter, so never a number (253 characters: RFC
 * 1035).
 */
const NAME = /^(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
const INSIDE = /\.(?:local|internal|localhost|onion)$/;

const isPlainName = (host: string): boolean => NAME.test(host) && isIP(host) === 0 && !INSIDE.test(host);

function findPort({ protocol, port }: URL, { allowHttp }: VettingRules): 443 | 80 | null {
  // A URL omits its scheme's default port.
  if (port !== "") return null;
  if (protocol === "https:") return 443;
  return protocol === "http:" && allowHttp ? 80 : null;
}

/**
 * A URL that may be fetched, or null: https on 443 (or http on 80 if allowed), with a public name.
 * The URL standard normalizes the host, so an IP address shows as one in any spelling.
 */
export function vetUrl(text: string, rules: VettingRules): VettedUrl | null {
  if (text.length > MAX_LENGTH || UNPRINTABLE.test(text)) return null;
  const authority = AS_WRITTEN.exec(text)?.[1];
  if (authority === undefined || DISGUISE.test(authority)) return null;
  const url = parseUrl(text);
  if (!url || url.username !== "" || url.password !== "") return null;
  const port = findPort(url, rules);
  if (port === null || !isPlainName(url.hostname)) return null;
  return { url, host: url.hostname, port, isTls: port === 443 };
}

/** All addresses of a host, IPv4 first, or none. Rejects if DNS fails or the signal aborts. */
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

/**
 * Queries DNS (A and AAAA), never the hosts file. `servers`: replace the system's, "127.0.0.1:53".
 */
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

/** Non-public IPv4: IANA's special-purpose registry, multicast, reserved, and Azure's platform. */
const CLOSED_IPV4 = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"],
  ...["192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24"],
  ...["192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"],
  ...["224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"],
];
/** All routed IPv6; excludes embedded IPv4 (mapped, NAT64), loopback, private and link-local. */
const OPEN_IPV6 = ["2000::/3"];
/** Closed within it: Teredo and other protocols, documentation, 6to4, the old 6bone, and AS112. */
const CLOSED_IPV6 = [
  ...["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "3ffe::/16", "2620:4f:8000::/48"],
];

function listOf(ranges: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = "", bits] = range.split("/");
    list.addSubnet(network, Number(bits), family);
  }
  return list;
}

const closedIpv4 = listOf(CLOSED_IPV4, "ipv4");
const openIpv6 = listOf(OPEN_IPV6, "ipv6");
const closedIpv6 = listOf(CLOSED_IPV6, "ipv6");

/** Whether an address from a resolver is on the public internet; false if it is no address. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closedIpv4.check(address, "ipv4");
  // A zone ("%eth0") belongs to link-local addresses only.
  if (!isIPv6(address) || address.includes("%")) return false;
  return openIpv6.check(address, "ipv6") && !closedIpv6.check(address, "ipv6");
}

/** More than any public name needs; a longer answer is suspicious. */
const MAX_ADDRESSES = 64;

/** A name's addresses, to connect to without another lookup; null unless all are public. */
export async function findAddresses(
  host: string,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  const addresses = await resolve(host, signal).catch(() => null);
  if (!addresses || addresses.length === 0 || addresses.length > MAX_ADDRESSES) return null;
  return addresses.every(isPublicAddress) ? addresses : null;
}
