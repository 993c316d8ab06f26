import "server-only";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { writeLogLine } from "@/lib/server/log";
import { makeProblem } from "./problem";

const PAGE_METHODS = ["GET", "HEAD"];
const API_METHODS = [...PAGE_METHODS, "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Next renders pages for any method it knows, and throws at others. */
const toMethods = (path: string): readonly string[] =>
  /^(?:https?:\/\/[^/]*)?\/api\//.test(path) ? API_METHODS : PAGE_METHODS;

const PROBLEM = makeProblem(
  "method",
  405,
  "Method not allowed",
  "This server doesn't support the request's method. The Allow header lists those it does.",
);
const BODY = JSON.stringify(PROBLEM);

const toHeaders = (path: string) => ({
  Allow: toMethods(path).join(", "),
  "Content-Type": "application/problem+json",
  "Content-Length": Buffer.byteLength(BODY),
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  Connection: "close",
});

/** Log only methods that Node's parser knows; others are the client's text. */
const report = (method: string) => writeLogLine("refused", { method, status: 405 });

function refuse(request: IncomingMessage, response: ServerResponse): void {
  report(request.method ?? "unknown");
  response.writeHead(405, toHeaders(request.url ?? "")).end(BODY);
}

/** For a connection without a response object. */
function refuseOnSocket(socket: Duplex, method: string): void {
  report(method);
  const lines = Object.entries(toHeaders("/api/")).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 405 Method Not Allowed\r\n${lines.join("\r\n")}\r\n\r\n${BODY}`);
}

/** The same responses as Node's defaults. */
const STATUS_LINES: Record<string, string> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Payload Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** Runs a check before a server's own request handlers. */
function guardServer(server: Server): void {
  const listeners = server.listeners("request") as ((...args: unknown[]) => void)[];
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    const { method = "", url = "" } = request as IncomingMessage;
    if (!toMethods(url).includes(method)) return refuse(request, response);
    for (const listener of listeners) listener.call(server, request, response);
  });
  server.on("connect", (_request, socket) => refuseOnSocket(socket, "CONNECT"));
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    const { code = "" } = error;
    if (!socket.writable || code === "ECONNRESET") return void socket.destroy();
    if (code === "HPE_INVALID_METHOD") return refuseOnSocket(socket, "unknown");
    socket.end(`HTTP/1.1 ${STATUS_LINES[code] ?? "400 Bad Request"}\r\nConnection: close\r\n\r\n`);
  });
}

const listensOn = (server: Server, port: number): boolean => {
  const address = server.address();
  return typeof address === "object" && address?.port === port;
};

/**
 * Answers 405 to unsupported methods on this process's server; returns a function that undoes it.
 * Next exposes its server to nobody, so the first connection identifies it.
 */
export function refuseUnknownMethods(port: number): () => void {
  const guarded = new WeakSet<Server>();
  const handleMessage = (message: unknown) => {
    const { server } = (message as { socket: { server?: unknown } }).socket;
    if (!(server instanceof Server) || guarded.has(server) || !listensOn(server, port)) return;
    guarded.add(server);
    guardServer(server);
  };
  subscribe("net.server.socket", handleMessage);
  return () => void unsubscribe("net.server.socket", handleMessage);
}
