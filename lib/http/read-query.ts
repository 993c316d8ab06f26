import "server-only";
import type * as z from "zod/mini";
import type { Problem } from "@/lib/http/contract/problem";
import { makeProblem } from "./problem";

type QueryReading<T> = { ok: true; value: T } | { ok: false; problem: Problem };

type QueryFault = { path: string; message: string; source: "menuet" };

const toFault = (path: string, message: string): QueryFault => ({ path, message, source: "menuet" });

function refuse(errors: QueryFault[]): { ok: false; problem: Problem } {
  const detail = errors.map(({ path, message }) => `${path}: ${message}.`).join(" ");
  return {
    ok: false,
    problem: { ...makeProblem("not-valid", 422, "The query cannot be read", detail), errors },
  };
}

/** An address's parameters as that strict schema reads them; empty ones count as absent. The problem names what is malformed. */
export function readQuery<T>(request: Request, schema: z.ZodMiniType<T>): QueryReading<T> {
  const given = [...new URL(request.url).searchParams].filter(([, value]) => value !== "");
  const names = given.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return refuse([toFault(twice.slice(0, 40), "It is given twice")]);
  const read = schema.safeParse(Object.fromEntries(given));
  if (read.success) return { ok: true, value: read.data };
  const faults = read.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((name) => toFault(name.slice(0, 40), "There is no such parameter"))
      : [toFault(String(issue.path[0]), issue.message)],
  );
  return refuse(faults.slice(0, 10));
}
