import "server-only";
import http from "node:http";
import type { Socket } from "node:net";

/** What is read of a file, in bytes, even if the other server sends more. */
export const MAX_BYTES = 65_536;
const MAX_HEADER_BYTES = 16_384;
/** Interim answers (1xx) before the answer. */
const MAX_INTERIM = 5;

/** An answer's head, and up to 64 KB of a 200's or 206's body. `hasEnded`: that was all of the body. */
export type Start = {
  status: number;
  headers: http.IncomingHttpHeaders;
  bytes: Uint8Array;
  hasEnded: boolean;
};

/** Nothing that tells who asks or from where: no cookie, no referrer. */
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

/** Asks over an open connection for a file's first 64 KB; null where no usable answer came in time. The connection is closed. */
export async function askForStart(url: URL, socket: Socket, signal: AbortSignal): Promise<Start | null> {
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
