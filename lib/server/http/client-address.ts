import "server-only";
import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { Socket } from "node:net";

declare global {
  /** Unguessable, so only this process sets it; on globalThis, as each route has its own bundle. */
  var menuetAddressHeader: string | undefined;
}

const UNKNOWN = "unknown";
const readHeaderName = (): string => (globalThis.menuetAddressHeader ??= `menuet-address-${randomUUID()}`);

/** A proxy appends the address it saw, so only the last entry can be trusted. */
const readForwarded = (value: string): string | undefined => value.split(",").at(-1)?.trim();

/** IPv4 in IPv6 is the same client. A client chooses the lower 64 bits of IPv6 itself. */
const toPlain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, "").toLowerCase();

/** Adds the client's address, taken from the connection or a trusted proxy, never from a claim. */
export function watchAddresses(isProxyTrusted: boolean): void {
  const name = readHeaderName();
  subscribe("http.server.request.start", (message) => {
    const { request, socket } = message as { request: IncomingMessage; socket: Socket };
    const forwarded = isProxyTrusted && readForwarded(String(request.headers["x-forwarded-for"] ?? ""));
    const address = (forwarded && isIP(forwarded) && forwarded) || socket.remoteAddress;
    request.headers[name] = address ? toPlain(address) : UNKNOWN;
  });
}

/** The client's address; "unknown" if the request didn't come over the network. */
export const readClientAddress = (headers: Headers): string => headers.get(readHeaderName()) ?? UNKNOWN;

/** The address to rate-limit by; for IPv6 its /64 network, whose addresses one client can use. */
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
