import "server-only";
import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { Socket } from "node:net";

declare global {
  /** Its name cannot be guessed: nobody but this process sets it. It hangs on globalThis because every route is bundled by itself. */
  var menuetAddressHeader: string | undefined;
}

const UNKNOWN = "unknown";
const readHeaderName = (): string => (globalThis.menuetAddressHeader ??= `menuet-address-${randomUUID()}`);

/** A reverse proxy appends whom it heard to what it was told: the last entry is the only one that nobody made up. */
const readForwarded = (value: string): string | undefined => value.split(",").at(-1)?.trim();

/** IPv4 within IPv6 is the same client; the rest of an IPv6 address than its network is the client's to choose. */
const toPlain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, "").toLowerCase();

/**
 * Lets every request that this process takes from now on bear its client's address: the connection's own, or where a reverse proxy is
 * trusted, what that says. Whatever a client says of itself is not believed.
 */
export function watchAddresses(isProxyTrusted: boolean): void {
  const name = readHeaderName();
  subscribe("http.server.request.start", (message) => {
    const { request, socket } = message as { request: IncomingMessage; socket: Socket };
    const forwarded = isProxyTrusted && readForwarded(String(request.headers["x-forwarded-for"] ?? ""));
    const address = (forwarded && isIP(forwarded) && forwarded) || socket.remoteAddress;
    request.headers[name] = address ? toPlain(address) : UNKNOWN;
  });
}

/** The address of the client that made this request; "unknown" where the request did not come over the network. */
export const readClientAddress = (headers: Headers): string => headers.get(readHeaderName()) ?? UNKNOWN;

/** As which client it counts: an address, and of IPv6 the network of 64 bits, within which each client has addresses without end. */
export function toCountedAddress(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail = ""] = address.split("::");
  const front = head.split(":").filter(Boolean);
  const back = tail.split(":").filter(Boolean);
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => "0");
  const groups = address.includes("::") ? [...front, ...zeros, ...back] : front;
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
