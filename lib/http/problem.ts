import "server-only";
import type { Problem } from "@/lib/http/contract/problem";

/** Problem types are names, not addresses. */
export const toProblemType = (name: string): string => `urn:menuet:problem:${name}`;

/** Answers must be asked for anew each time. */
const NO_STORE = { "Cache-Control": "no-store" };

export const answerJson = (status: number, body: object): Response =>
  Response.json(body, { status, headers: NO_STORE });

/** A problem as RFC 9457 writes it, with more fields where a contract names them; the status of the answer is the problem's own. */
export const answerProblem = (
  problem: Problem & Record<string, unknown>,
  headers: Record<string, string> = {},
): Response =>
  Response.json(problem, {
    status: problem.status,
    headers: { ...NO_STORE, ...headers, "Content-Type": "application/problem+json" },
  });

/** A problem's fields. `name` ends its type; `detail` tells a person what to do. */
export const makeProblem = (name: string, status: number, title: string, detail: string): Problem => ({
  type: toProblemType(name),
  title,
  status,
  detail,
});
