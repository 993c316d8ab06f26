import "server-only";
import { once } from "node:events";
import net from "node:net";
import tls from "node:tls";
import type { VettedUrl } from "@/lib/audio/address/vet-url";

/** A checked address to connect to, with no name left to look up. */
export type Target = { address: string; port: number };
export type Network = {
  connect: (target: Target) => net.Socket;
  /** Whom to trust beside whom Node trusts; a PEM. */
  trust?: string;
};

export const NETWORK: Network = {
  connect: ({ address, port }) => net.connect({ host: address, port, noDelay: true }),
};

/** One that does not answer must leave time for the next. */
const ADDRESS_PATIENCE_MS = 2_000;
const MOST_ADDRESSES = 3;
const ignore = () => undefined;

async function openOne(
  { host, isTls }: VettedUrl,
  plain: net.Socket,
  trust: string | undefined,
  signal: AbortSignal,
): Promise<net.Socket | null> {
  // Whatever becomes of it later is told by its end: an error must find a listener.
  plain.on("error", ignore);
  const socket = isTls
    ? tls.connect({
        socket: plain,
        servername: host,
        ALPNProtocols: ["http/1.1"],
        rejectUnauthorized: true,
        ...(trust !== undefined && { ca: trust }),
      })
    : plain;
  socket.on("error", ignore);
  try {
    await once(socket, isTls ? "secureConnect" : "connect", { signal });
    return socket;
  } catch {
    socket.destroy();
    plain.destroy();
    return null;
  }
}

/** A connection to the first of the checked addresses that takes one, with the name's own TLS; null where none does. */
export async function openSocket(
  vetted: VettedUrl,
  addresses: readonly string[],
  { connect, trust }: Network,
  signal: AbortSignal,
): Promise<net.Socket | null> {
  for (const address of addresses.slice(0, MOST_ADDRESSES)) {
    if (signal.aborted) return null;
    const patience = AbortSignal.any([signal, AbortSignal.timeout(ADDRESS_PATIENCE_MS)]);
    const socket = await openOne(vetted, connect({ address, port: vetted.port }), trust, patience);
    if (socket) return socket;
  }
  return null;
}
