import "server-only";
import net from "node:net";
import tls from "node:tls";
import http from "node:http";
import type { Socket } from "node:net";
import type { Payload } from "@/lib/message/payload";

/** Why no connection was made. No byte of a request was sent. */
type ConnectionFault = { why: "unreachable" | "timeout" | "certificate"; code: string };
export type FlowIqConnection = { ok: true; socket: net.Socket } | ({ ok: false } & ConnectionFault);

/** Node's 250 ms is too short for a distant address if a name has several. */
const ATTEMPT_TIMEOUT_MS = 1_000;

function dial(url: URL): net.Socket {
  const isTls = url.protocol === "https:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = Number(url.port) || (isTls ? 443 : 80);
  const common = { host, port, noDelay: true, autoSelectFamilyAttemptTimeout: ATTEMPT_TIMEOUT_MS };
  if (!isTls) return net.connect(common);
  return tls.connect({
    ...common,
    ALPNProtocols: ["http/1.1"],
    ...(net.isIP(host) === 0 && { servername: host }),
  });
}

/** Opens TCP or verified TLS, within `timeoutMs` including DNS. Network errors are values. */
function openConnection(url: URL, timeoutMs: number): Promise<FlowIqConnection> {
  return new Promise((resolve) => {
    const socket = dial(url);
    const fail = (why: ConnectionFault["why"], code: string) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ ok: false, why, code });
    };
    const timer = setTimeout(() => fail("timeout", "ETIMEDOUT"), timeoutMs);
    socket.once(url.protocol === "https:" ? "secureConnect" : "connect", () => {
      clearTimeout(timer);
      resolve({ ok: true, socket });
    });
    socket.on("error", (error: NodeJS.ErrnoException) => {
      const isUntrusted = socket instanceof tls.TLSSocket && Boolean(socket.authorizationError);
      fail(isUntrusted ? "certificate" : "unreachable", error.code ?? error.name);
    });
    socket.once("close", () => fail("unreachable", "ECONNRESET"));
  });
}

/** `body`: null if there is none. */
type HttpRequest = {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body: string | null;
};

/** `body`: null if encoded or over 1 MB. `rateLimitReset`: the X-RateLimit-Reset header, if any. */
export type HttpAnswer = {
  status: number;
  retryAfter: string | null;
  rateLimitReset?: string | undefined;
  body: string | null;
};
type Silence = { why: "closed" | "timeout" | "cut short" | "not HTTP" };
type Exchange = ({ kind: "answered" } & HttpAnswer) | ({ kind: "written" } & Silence);

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
      rateLimitReset: response.headers["x-ratelimit-reset"]?.toString(),
      body,
    });
  response.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) return answer(null);
    chunks.push(chunk);
  });
  response.on("end", () => answer(isEncoded(response) ? null : Buffer.concat(chunks).toString("utf8")));
  // Node reports a truncated body as an error, never as an end.
  response.on("error", () => settle({ kind: "written", why: "cut short" }));
  response.on("close", () => settle({ kind: "written", why: "cut short" }));
}

/**
 * Makes one request over an open connection and closes it; it now counts as written. Follows no
 * redirects and decodes nothing. Network errors are values, never thrown.
 */
export function exchange(socket: Socket, request: HttpRequest, timeoutMs: number): Promise<Exchange> {
  return new Promise((resolve) => {
    const settle = (result: Exchange) => {
      clearTimeout(timer);
      resolve(result);
      // The waiting request goes first.
      setImmediate(() => socket.destroy());
    };
    const timer = setTimeout(() => settle({ kind: "written", why: "timeout" }), timeoutMs);
    const call = http.request({
      method: request.method,
      path: request.path,
      headers: {
        ...request.headers,
        ...(request.body !== null && { "Content-Length": String(Buffer.byteLength(request.body)) }),
      },
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
    call.end(request.body ?? undefined);
  });
}

/**
 * FlowIQ's address and credentials. `baseUrl`: without endpoint. `apiKey`: goes into one header
 * only.
 */
export type FlowIqTarget = { baseUrl: string; tenantId: string; apiKey: string };

/**
 * `connectTimeoutMs`: until connected, TLS included. `totalTimeoutMs`: from start to response end.
 */
export type Patience = { connectTimeoutMs: number; totalTimeoutMs: number };
export const PATIENCE: Patience = { connectTimeoutMs: 5_000, totalTimeoutMs: 45_000 };

/** What became of one request: never written, written without a usable answer, or answered. */
export type PostOutcome =
  | ({ kind: "not written" } & ConnectionFault)
  | ({ kind: "written" } & Silence)
  | ({ kind: "answered" } & HttpAnswer);

export type FlowIqEndpoint = "send-whatsapp" | "contact" | "set-webhooks";

function toUrl({ baseUrl, tenantId }: FlowIqTarget, endpoint: string, query: Record<string, string>): URL {
  const url = new URL(`${baseUrl.replace(/\/+$/, "")}/${endpoint}`);
  url.searchParams.set("tenantId", tenantId);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

/** An upstream may echo the request: remove the key here. JSON may write slashes as "\/". */
const withoutKey = (body: string, key: string): string =>
  [key, key.replaceAll("/", "\\/")].reduce((text, spelling) => text.replaceAll(spelling, "[key]"), body);

/** The request; `payload` null means GET. */
type Call = { endpoint: string; query?: Record<string, string>; payload: object | null };

/**
 * One request without retry; the phase decides whether it was written. Network errors are values.
 */
async function call(
  target: FlowIqTarget,
  { endpoint, query = {}, payload }: Call,
  patience: Patience,
): Promise<PostOutcome> {
  const url = toUrl(target, endpoint, query);
  const startedAt = performance.now();
  const connectTimeoutMs = Math.min(patience.connectTimeoutMs, patience.totalTimeoutMs);
  const connection = await openConnection(url, connectTimeoutMs);
  if (!connection.ok) return { kind: "not written", why: connection.why, code: connection.code };
  const result = await exchange(
    connection.socket,
    {
      method: payload === null ? "GET" : "POST",
      path: `${url.pathname}${url.search}`,
      headers: {
        Host: url.host,
        Authorization: `Bearer ${target.apiKey}`,
        ...(payload !== null && { "Content-Type": "application/json" }),
        Accept: "application/json",
        "Accept-Encoding": "identity",
        Connection: "close",
      },
      body: payload === null ? null : JSON.stringify(payload),
    },
    patience.totalTimeoutMs - (performance.now() - startedAt),
  );
  if (result.kind === "written" || result.body === null) return result;
  return { ...result, body: withoutKey(result.body, target.apiKey) };
}

/** One POST, made once. */
export const post = (
  target: FlowIqTarget,
  endpoint: FlowIqEndpoint,
  payload: object,
  patience: Patience = PATIENCE,
): Promise<PostOutcome> => call(target, { endpoint, payload }, patience);

/** `GET /conversations` with these parameters; it changes nothing. */
export const getConversations = (
  target: FlowIqTarget,
  query: Record<string, string>,
  patience: Patience = PATIENCE,
): Promise<PostOutcome> => call(target, { endpoint: "conversations", query, payload: null }, patience);

/** `POST /send-whatsapp`. */
export const sendPayload = (
  target: FlowIqTarget,
  payload: Payload,
  patience: Patience = PATIENCE,
): Promise<PostOutcome> => post(target, "send-whatsapp", payload, patience);
