import "server-only";
import net from "node:net";
import tls from "node:tls";
import http from "node:http";
import { once } from "node:events";
import type { Socket } from "node:net";
import { parseUrl } from "@/lib/message/parse-url";
import { findAddresses, type Resolve, type VettedUrl, type VettingRules, vetUrl } from "./vet-address";

/** A checked address, with no name left to resolve. */
export type Target = { address: string; port: number };
type Network = {
  connect: (target: Target) => net.Socket;
  /** An extra CA certificate, as PEM. */
  trust?: string;
};

export const NETWORK: Network = {
  connect: ({ address, port }) => net.connect({ host: address, port, noDelay: true }),
};

/** A silent address must leave time for the next. */
const ADDRESS_PATIENCE_MS = 2_000;
const MOST_ADDRESSES = 3;
const ignore = () => undefined;

async function openOne(
  { host, isTls }: VettedUrl,
  plain: net.Socket,
  trust: string | undefined,
  signal: AbortSignal,
): Promise<net.Socket | null> {
  // Later errors surface at the end, but need a listener.
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

/**
 * Connects to the first vetted address that accepts, with TLS for the URL's host; null if none
 * does.
 */
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

/** Bytes read of a file, even if the server sends more. */
const MAX_BYTES = 65_536;
const MAX_HEADER_BYTES = 16_384;
/** Interim answers (1xx) before the answer. */
const MAX_INTERIM = 5;

/** A response's head, and up to 64 KB of a 200 or 206 body. `hasEnded`: that was the whole body. */
type Start = {
  status: number;
  headers: http.IncomingHttpHeaders;
  bytes: Uint8Array;
  hasEnded: boolean;
};

/** Nothing that identifies the requester: no cookie, no referrer. */
const HEADERS = {
  Accept: "audio/*, */*;q=0.1",
  "Accept-Encoding": "identity",
  Range: `bytes=0-${MAX_BYTES - 1}`,
  "User-Agent": "Mozilla/5.0 (compatible; audio-check)",
  Connection: "close",
};

const isEncoded = (headers: http.IncomingHttpHeaders): boolean =>
  !/^(?:identity)?$/i.test(headers["content-encoding"]?.trim() ?? "") ||
  !/^(?:chunked|identity)?$/i.test(headers["transfer-encoding"]?.trim() ?? "");

async function readStart(response: http.IncomingMessage): Promise<Pick<Start, "bytes" | "hasEnded">> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Leaving the loop early destroys the response, and the connection with it.
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_BYTES) break;
  }
  const bytes = new Uint8Array(Buffer.concat(chunks).subarray(0, MAX_BYTES));
  return { bytes, hasEnded: length <= MAX_BYTES };
}

function request(url: URL, socket: Socket, signal: AbortSignal): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = http.request({
      createConnection: () => socket,
      method: "GET",
      path: `${url.pathname}${url.search}`,
      headers: { Host: url.host, ...HEADERS },
      maxHeaderSize: MAX_HEADER_BYTES,
      insecureHTTPParser: false,
      signal,
    });
    let interim = 0;
    asked.on("information", () => ++interim > MAX_INTERIM && asked.destroy());
    asked.on("response", resolve);
    asked.on("error", reject);
    asked.on("close", () => reject(new Error("The connection closed without an answer.")));
    asked.end();
  });
}

/**
 * Requests the first 64 KB, then closes the connection; null if no usable response came in time.
 */
async function askForStart(url: URL, socket: Socket, signal: AbortSignal): Promise<Start | null> {
  try {
    const response = await request(url, socket, signal);
    const { statusCode: status = 0, headers } = response;
    if (status !== 200 && status !== 206)
      return { status, headers, bytes: new Uint8Array(), hasEnded: false };
    return isEncoded(headers) ? null : { status, headers, ...(await readStart(response)) };
  } catch {
    return null;
  } finally {
    socket.destroy();
  }
}

const LENGTH = /^\d{1,15}$/;
const FROM_THE_START = /^bytes 0-\d{1,15}\/(\d{1,15}|\*)$/i;

/** The file's size in bytes, or null. `isWhole`: everything was read. */
type SizeReading = { size: number | null; isWhole: boolean };

function readTotalSize({ status, headers }: Start): number | null | "not the start" {
  if (status !== 206) {
    const length = headers["content-length"] ?? "";
    return LENGTH.test(length) ? Number(length) : null;
  }
  const total = FROM_THE_START.exec(headers["content-range"] ?? "")?.[1];
  if (total === undefined) return "not the start";
  return total === "*" ? null : Number(total);
}

/** Null if the response isn't the file's start. A size below what was read is ignored. */
export function readSize(start: Start): SizeReading | null {
  const told = readTotalSize(start);
  if (told === "not the start") return null;
  const read = start.bytes.length;
  if (start.status === 200 && start.hasEnded) return { size: read, isWhole: true };
  if (told === null) return { size: null, isWhole: false };
  return { size: Math.max(told, read), isWhole: start.hasEnded && told <= read };
}

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

/** `status`: of a public host that served no file; null if none responded. */
type Fetched = { isRedirected: boolean } & (
  { kind: "start"; start: Start } | { kind: "refused" } | { kind: "unreachable"; status: number | null }
);

/** An empty file has no range (RFC 9110, 15.5.17). */
const isEmptyFile = ({ status, headers }: Start): boolean =>
  status === 416 && /^bytes \*\/0$/i.test(headers["content-range"] ?? "");

/**
 * Fetches a file's first 64 KB, with at most three redirects, each vetted like the first URL.
 * `refused` depends on a URL's text alone. DNS and network failures are all `unreachable`, so the
 * result reveals no internal names.
 */
export async function fetchStart(text: string, reach: Reach, signal: AbortSignal): Promise<Fetched> {
  let next = text;
  for (let hop = 0; ; hop++) {
    const isRedirected = hop > 0;
    const vetted = vetUrl(next, reach);
    if (!vetted) return { kind: "refused", isRedirected };
    const start = await ask(vetted, reach, signal);
    if (!start) return { kind: "unreachable", status: null, isRedirected };
    const { status, headers } = start;
    if (status === 200 || status === 206) return { kind: "start", start, isRedirected };
    if (isEmptyFile(start)) {
      return { kind: "start", start: { ...start, status: 200, hasEnded: true }, isRedirected };
    }
    const { location } = headers;
    const target = REDIRECTS.has(status) && location !== undefined ? parseUrl(location, vetted.url) : null;
    if (!target || hop === MAX_REDIRECTS) return { kind: "unreachable", status, isRedirected };
    next = target.href;
  }
}
