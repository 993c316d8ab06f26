import "server-only";
import type { ProblemDetails } from "@/lib/api/problem";
import type { StoreError } from "@/lib/server/db/store-error";

/** Problem types are names, not addresses. */
export const toProblemType = (name: string): string => `urn:menuet:problem:${name}`;

/** Never cache. */
export const NO_STORE = { "Cache-Control": "no-store" };

export const answerJson = (status: number, body: object): Response =>
  Response.json(body, { status, headers: NO_STORE });

/** 204, without a body. */
export const answerNothing = (): Response => new Response(null, { status: 204, headers: NO_STORE });

/**
 * A ProblemDetails response with the problem's status, and with a contract's extra fields if any.
 */
export const answerProblem = (
  problem: ProblemDetails & Record<string, unknown>,
  headers: Record<string, string> = {},
): Response =>
  Response.json(problem, {
    status: problem.status,
    headers: { ...NO_STORE, ...headers, "Content-Type": "application/problem+json" },
  });

/** `Retry-After` in whole seconds (RFC 9110, 10.2.3), at least one. */
export const toWaitSeconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1_000));

/** A temporary problem, with `Retry-After`. */
export const answerLater = (problem: ProblemDetails, afterMs: number): Response =>
  answerProblem(problem, { "Retry-After": String(toWaitSeconds(afterMs)) });

/** Makes ProblemDetails. `name` ends its type; `detail` says what to do. */
export const makeProblem = (name: string, status: number, title: string, detail: string): ProblemDetails => ({
  type: toProblemType(name),
  title,
  status,
  detail,
});

/** A store error as a 503. `more`: what it means for this request. */
export const toStoreProblem = (error: StoreError, more = ""): ProblemDetails =>
  makeProblem("store", 503, "Menuet can't use its store", `${error.message} ${more}`.trim());

const UNKNOWN = makeProblem("not-found", 404, "No such path", "The API has nothing at this address.");

/** The answer of every unknown API path. */
export const answerUnknownPath = (): Response => answerProblem(UNKNOWN);
