import "server-only";
import http from "node:http";
import type { Socket } from "node:net";

export type HttpRequest = { path: string; headers: Record<string, string>; body: string };

/** `body` is null where it cannot be read as text: encoded although identity was asked for, or over 1 MB. */
export type Answer = { status: number; retryAfter: string | null; body: string | null };
export type Silence = { why: "closed" | "timeout" | "cut short" | "not HTTP" };
export type Exchange = ({ kind: "answered" } & Answer) | ({ kind: "written" } & Silence);

const MAX_ANSWER_BYTES = 1_048_576;

const isEncoded = ({ headers }: http.IncomingMessage): boolean =>
  !/^(?:identity)?$/i.test(headers["content-encoding"]?.trim() ?? "");

function readAnswer(response: http.IncomingMessage, settle: (exchange: Exchange) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const answer = (body: string | null) =>
    settle({
      kind: "answered",
      status: response.statusCode ?? 0,
      retryAfter: response.headers["retry-after"] ?? null,
      body,
    });
  response.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) return answer(null);
    chunks.push(chunk);
  });
  response.on("end", () => answer(isEncoded(response) ? null : Buffer.concat(chunks).toString("utf8")));
  // Node tells a body that is cut short by an error and never by an end.
  response.on("error", () => settle({ kind: "written", why: "cut short" }));
  response.on("close", () => settle({ kind: "written", why: "cut short" }));
}

/**
 * POSTs over a connection that stands, and closes it. Whatever happens from here on, the request counts as written.
 * Follows no redirect and decodes nothing; a fault of the network is a value.
 */
export function exchange(socket: Socket, request: HttpRequest, timeoutMs: number): Promise<Exchange> {
  return new Promise((resolve) => {
    const settle = (result: Exchange) => {
      clearTimeout(timer);
      resolve(result);
      // Who waits for the answer goes first.
      setImmediate(() => socket.destroy());
    };
    const timer = setTimeout(() => settle({ kind: "written", why: "timeout" }), timeoutMs);
    const call = http.request({
      method: "POST",
      path: request.path,
      headers: { ...request.headers, "Content-Length": String(Buffer.byteLength(request.body)) },
      createConnection: () => socket,
    });
    let why: Silence["why"] = "closed";
    call.on("response", (response) => {
      why = "cut short";
      readAnswer(response, settle);
    });
    call.on("error", (error: NodeJS.ErrnoException) =>
      settle({ kind: "written", why: error.code?.startsWith("HPE_") ? "not HTTP" : why }),
    );
    call.on("close", () => settle({ kind: "written", why }));
    call.end(request.body);
  });
}
