import "server-only";
import type * as z from "zod/mini";
import type { ProblemDetails } from "@/lib/api/problem";
import { makeProblem } from "./problem";

type QueryReading<T> = { ok: true; value: T } | { ok: false; problem: ProblemDetails };

type QueryFault = { path: string; message: string; source: "menuet" };

export const toQueryFault = (path: string, message: string): QueryFault => ({
  path,
  message,
  source: "menuet",
});

export function refuseQuery(errors: QueryFault[]): { ok: false; problem: ProblemDetails } {
  const detail = errors.map(({ path, message }) => `${path}: ${message}.`).join(" ");
  return {
    ok: false,
    problem: { ...makeProblem("not-valid", 422, "The query can't be read", detail), errors },
  };
}

/**
 * Query parameters by a strict schema; empty ones count as absent. The refusal names each wrong
 * one.
 */
export function readQuery<T>(request: Request, schema: z.ZodMiniType<T>): QueryReading<T> {
  const given = [...new URL(request.url).searchParams].filter(([, value]) => value !== "");
  const names = given.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return refuseQuery([toQueryFault(twice.slice(0, 40), "This is given twice")]);
  const read = schema.safeParse(Object.fromEntries(given));
  if (read.success) return { ok: true, value: read.data };
  const faults = read.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((name) => toQueryFault(name.slice(0, 40), "Unknown parameter"))
      : [toQueryFault(String(issue.path[0]), issue.message)],
  );
  return refuseQuery(faults.slice(0, 10));
}
