const LOCAL_NAME =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|test|invalid|onion)$/;
/** This host, private networks, carrier NAT, link-local and loopback (RFC 1122, 1918, 6598, 3927). */
const PRIVATE_IPV4 =
  /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;
/** Loopback, unspecified and mapped IPv4, unique local (RFC 4193) and link-local (RFC 4291). */
const PRIVATE_IPV6 = /^\[(?:::|f[cd]|fe[89ab])/;

/**
 * Whether only this machine or network can reach a host, as `URL.hostname` writes it (lower case, IPv4 in four decimals).
 * A hint for the person who types; no guard: a public name may still lead to a private address.
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/\.$/, "");
  if (host.startsWith("[")) return PRIVATE_IPV6.test(host);
  return !host.includes(".") || LOCAL_NAME.test(host) || PRIVATE_IPV4.test(host);
}
