import "server-only";
import type * as z from "zod/mini";
import { makeProblem } from "./problem";
import { readJson, type Refusal } from "./read-json";

type OrderReading<T> = { ok: true; value: T } | Refusal;

const MAX_NAMED = 10;
const WORDS = "This is missing, too long, or not what belongs here";

/** A request's JSON body as that strict schema reads it; the problem names each place that is at fault, and no value. */
export async function readOrder<T>(request: Request, schema: z.ZodMiniType<T>): Promise<OrderReading<T>> {
  const json = await readJson(request);
  if (!json.ok) return json;
  const read = schema.safeParse(json.value);
  if (read.success) return { ok: true, value: read.data };
  const paths = read.error.issues.map(({ path }) => path.join(".").slice(0, 40));
  const errors = [...new Set(paths)]
    .slice(0, MAX_NAMED)
    .map((path) => ({ path, message: WORDS, source: "menuet" as const }));
  const places = errors.map(({ path }) => path || "the whole body").join(", ");
  const problem = makeProblem("not-valid", 422, "This cannot be read", `Look again at ${places}.`);
  return { ok: false, problem: { ...problem, errors } };
}
