import "server-only";
import { BlockList, isIPv4, isIPv6 } from "node:net";

/** Not public IPv4: IANA's special-purpose registry, multicast, what is reserved, and the platform address of Azure. */
const CLOSED_IPV4 = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"],
  ...["192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24"],
  ...["192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"],
  ...["224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"],
];
/** All that is routed in IPv6. IPv4 in IPv6 (mapped, compatible, NAT64), loopback, private and link-local stand outside it. */
const OPEN_IPV6 = ["2000::/3"];
/** Within it: Teredo and other protocols, documentation, 6to4, the old 6bone, and direct delegation of AS112. */
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

/** Whether an address, in the spelling of a resolver, is one of the open internet's. Anything that is no address is not. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closedIpv4.check(address, "ipv4");
  // A zone ("%eth0") belongs to link-local addresses only.
  if (!isIPv6(address) || address.includes("%")) return false;
  return openIpv6.check(address, "ipv6") && !closedIpv6.check(address, "ipv6");
}
