import "server-only";
import { Resolver } from "node:dns/promises";
import { BlockList, isIP, isIPv4, isIPv6 } from "node:net";
import { parseUrl } from "@/lib/message/parse-url";

/** A URL with harmless text. Its name isn't resolved yet. */
export type VettedUrl = { url: URL; host: string; port: 443 | 80; isTls: boolean };

export type VettingRules = { allowHttp: boolean };

const MAX_LENGTH = 2_048;
/**
 * Only what is written as an address: browsers also read backslashes, line breaks and blanks as
 * one.
 */
const AS_WRITTEN = /^https?:\/\/([^/?#]+)(?:[/?#]|$)/i;
const UNPRINTABLE = /[\s\\\p{C}]/u;
/**
 * User info, even where it is empty, and percent signs, by which a host may be spelled otherwise.
 */
const DISGUISE = /[@%]/;
/**
 * At least two labels, the last of which begins with a letter, so that no spelling of a number is
 * one. 253 characters (RFC 1035).
 */
const NAME = /^(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
const INSIDE = /\.(?:local|internal|localhost|onion)$/;

const isPlainName = (host: string): boolean => NAME.test(host) && isIP(host) === 0 && !INSIDE.test(host);

function findPort({ protocol, port }: URL, { allowHttp }: VettingRules): 443 | 80 | null {
  // The standard leaves out the port that the scheme implies.
  if (port !== "") return null;
  if (protocol === "https:") return 443;
  return protocol === "http:" && allowHttp ? 80 : null;
}

/**
 * An address that may be asked for, or null: https on 443 (http on 80 where the rules say so), a
 * public kind of name and nothing that hides one. The name is judged as the URL standard spells it
 * out, so an IP address of any spelling shows as one.
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

/**
 * Every address of a name, IPv4 first; none where it has none. Rejects when that cannot be told,
 * and when the signal ends it.
 */
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
 * Asks DNS itself, A and AAAA, and no file of this machine; `servers` instead of the system's
 * ("127.0.0.1:53").
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

/**
 * Not public IPv4: IANA's special-purpose registry, multicast, what is reserved, and the platform
 * address of Azure.
 */
const CLOSED_IPV4 = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"],
  ...["192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24"],
  ...["192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"],
  ...["224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"],
];
/**
 * All that is routed in IPv6. IPv4 in IPv6 (mapped, compatible, NAT64), loopback, private and
 * link-local stand outside it.
 */
const OPEN_IPV6 = ["2000::/3"];
/**
 * Within it: Teredo and other protocols, documentation, 6to4, the old 6bone, and direct delegation
 * of AS112.
 */
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

/**
 * Whether an address, in the spelling of a resolver, is one of the open internet's. Anything that
 * is no address is not.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closedIpv4.check(address, "ipv4");
  // A zone ("%eth0") belongs to link-local addresses only.
  if (!isIPv6(address) || address.includes("%")) return false;
  return openIpv6.check(address, "ipv6") && !closedIpv6.check(address, "ipv6");
}

/** More than any public name needs; one that has more is up to something. */
const MAX_ADDRESSES = 64;

/**
 * The addresses that a name leads to, to be connected to as they are and never looked up again;
 * null unless there are some and every one is public.
 */
export async function findAddresses(
  host: string,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  const addresses = await resolve(host, signal).catch(() => null);
  if (!addresses || addresses.length === 0 || addresses.length > MAX_ADDRESSES) return null;
  return addresses.every(isPublicAddress) ? addresses : null;
}
