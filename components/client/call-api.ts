import type * as z from "zod/mini";
import type { Endpoint, ParamsOf } from "@/lib/api/endpoint";
import { type ProblemDetails, problemSchema } from "@/lib/api/problem";

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const LOOK_MS = 2_000;

/** A server on this machine is reachable without a network. */
async function isReachable(): Promise<boolean> {
  try {
    await fetch("/api/health", { cache: "no-store", signal: AbortSignal.timeout(LOOK_MS) });
    return true;
  } catch {
    return false;
  }
}

/** Whether the browser is offline, so that a request can't leave. */
async function isOffline(): Promise<boolean> {
  if (navigator.onLine) return false;
  return !(LOOPBACK.test(window.location.hostname) && (await isReachable()));
}

/** A failed request: the server's problem, or null without a usable answer. */
export class AskError extends Error {
  constructor(
    readonly problem: ProblemDetails | null,
    /** Seconds to wait before a retry, if the server said so. */
    readonly retryAfterS: number | null = null,
    /** The whole answer, for callers that understand more of it than the problem. */
    readonly body: unknown = null,
    /** The browser was offline: nothing was sent. */
    readonly isOffline = false,
  ) {
    super(problem?.detail ?? (isOffline ? "You are offline" : "Can't reach the server"));
    this.name = "AskError";
  }
}

export const toAskError = (error: unknown): AskError =>
  error instanceof AskError ? error : new AskError(null);

/** Whether the session has ended. A wrong password is a different 401. */
export const isSignedOut = (problem: ProblemDetails | null): boolean =>
  problem?.type.endsWith(":no-session") === true;

type Schema = z.ZodMiniType;
type InputOf<S> = S extends Schema ? z.input<S> : undefined;
type AnswerAs<A> = A extends Schema ? z.output<A> : A extends string ? Blob : undefined;
type AnswerOf<E extends Endpoint> = AnswerAs<E["answers"][keyof E["answers"]]>;

/** What an endpoint must be given: path parameters, query and body. */
type Given<E extends Endpoint> = (keyof ParamsOf<E> extends never ? unknown : { params: ParamsOf<E> }) &
  (InputOf<E["query"]> extends undefined ? unknown : { query: InputOf<E["query"]> }) &
  (InputOf<E["body"]> extends undefined ? unknown : { body: InputOf<E["body"]> });
type Init = Pick<RequestInit, "headers" | "signal" | "keepalive">;
type OneCall = {
  params?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
} & Init;

function formatPath(path: string, { params = {}, query = {} }: OneCall): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) words.set(name, String(value));
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  return words.size === 0 ? filled : `${filled}?${words}`;
}

/** An endpoint's path, for links that the browser fetches itself. */
export const toApiPath = <E extends Endpoint>(endpoint: E, given: Given<E>): string =>
  formatPath(endpoint.path, given as OneCall);

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

function readRetryAfter({ headers }: Response): number | null {
  const seconds = Number(headers.get("Retry-After") ?? Number.NaN);
  return Number.isInteger(seconds) && seconds >= 0 ? seconds : null;
}

/** Throws AskErrors only. */
async function request(path: string, init: RequestInit): Promise<Response> {
  // Checked first: after a failed request, nobody can tell how far it got.
  if (await isOffline()) throw new AskError(null, null, null, true);
  const response = await fetch(path, init).catch(() => null);
  if (!response) throw new AskError(null);
  if (response.ok) return response;
  const body = await readJson(response);
  const problem = problemSchema.safeParse(body);
  throw new AskError(problem.success ? problem.data : null, readRetryAfter(response), body);
}

/** The file that an endpoint answers with `?format=…`. Throws only AskErrors. */
export async function fetchFile<const E extends Endpoint & { file: string }>(
  endpoint: E,
  given: Given<E>,
): Promise<Blob> {
  const response = await request(toApiPath(endpoint, given), {});
  return response.blob();
}

async function readAnswer(response: Response, answers: Endpoint["answers"]): Promise<unknown> {
  const answer = answers[response.status];
  if (answer === null) return undefined;
  if (typeof answer === "string") return response.blob();
  const read = answer?.safeParse(await readJson(response));
  // A proxy's error page isn't an answer from the server.
  if (!read?.success) throw new AskError(null);
  return read.data;
}

/** Calls an API endpoint, typed by its contract; files come as Blobs. Throws only AskErrors. */
export async function callApi<const E extends Endpoint>(
  endpoint: E,
  ...[call]: unknown extends Given<E> ? [call?: Given<E> & Init] : [call: Given<E> & Init]
): Promise<AnswerOf<E>> {
  const { method, path, answers } = endpoint;
  const one: OneCall = call ?? {};
  const { body, headers, signal, keepalive } = one;
  const response = await request(formatPath(path, one), {
    method,
    headers: {
      Accept: "application/json",
      // Needed even without a body: the server rejects a POST, PUT or PATCH without it.
      ...(method !== "GET" && { "Content-Type": "application/json" }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
    keepalive,
  });
  // The contract gives the type that its schema has checked.
  return (await readAnswer(response, answers)) as AnswerOf<E>;
}
