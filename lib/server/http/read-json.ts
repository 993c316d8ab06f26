import "server-only";
import type * as z from "zod/mini";
import type { ProblemDetails } from "@/lib/api/problem";
import { isJson, WRONG_TYPE } from "./cross-site";
import { makeProblem } from "./problem";

export const MAX_BODY_BYTES = 65_536;

type BodyReading =
  { ok: true; text: string } | { ok: false; fault: "too large" | "not UTF-8" | "broken off" };

async function collect(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Buffer | null> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

/** A byte order mark stays in the text, which is then refused as invalid JSON. */
function decode(bytes: Buffer): BodyReading {
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { ok: false, fault: "not UTF-8" };
  }
}

/** A request's body as text, counted while reading, so memory never exceeds `maxBytes` (64 KB). */
export async function readBody(request: Request, maxBytes = MAX_BODY_BYTES): Promise<BodyReading> {
  if (Number(request.headers.get("content-length")) > maxBytes) return { ok: false, fault: "too large" };
  if (request.body === null) return { ok: true, text: "" };
  try {
    const bytes = await collect(request.body, maxBytes);
    return bytes === null ? { ok: false, fault: "too large" } : decode(bytes);
  } catch {
    return { ok: false, fault: "broken off" };
  }
}

type ParsedJson = { ok: true; value: unknown } | { ok: false; why: string };

const MAX_DEPTH = 32;
const TOKEN = /"(?:[^"\\]+|\\.)*"|[{}[\]:,]|-?\d[\d.eE+-]*/g;
const NUMBER = /^-?\d/;

/** Text that no store and no UTF-8 can hold; only an escape can produce it. */
const isCarriable = (token: string): boolean => {
  if (!token.startsWith('"') || !token.includes("\\u")) return true;
  const text = String(JSON.parse(token));
  return text.isWellFormed() && !text.includes("\0");
};

/** Finds what `JSON.parse` accepts silently but two readers may read differently. */
function findTrap(json: string): string | null {
  const open: (Set<string> | null)[] = [];
  let last = "";
  for (const [token] of json.matchAll(TOKEN)) {
    if (!isCarriable(token)) return "The body contains text with NUL or half of a surrogate pair";
    if (NUMBER.test(token) && !Number.isFinite(Number(token)))
      return "The body contains a number that is too large";
    if (token === "{" || token === "[") {
      open.push(token === "{" ? new Set() : null);
      if (open.length > MAX_DEPTH) return "The body is nested too deeply";
    } else if (token === "}" || token === "]") {
      open.pop();
    } else if (token === ":") {
      const name = String(JSON.parse(last));
      const names = open.at(-1);
      if (name === "__proto__") return "The body has a field named “__proto__”";
      if (names?.has(name)) return `The body has the field “${name}” twice in one object`;
      names?.add(name);
    }
    last = token;
  }
  return null;
}

/** Parses JSON that every reader reads alike, or says why not. */
export function parseJson(text: string): ParsedJson {
  try {
    const value: unknown = JSON.parse(text);
    const why = findTrap(text);
    return why === null ? { ok: true, value } : { ok: false, why };
  } catch {
    return { ok: false, why: "The body is not JSON" };
  }
}

export type Refusal = { ok: false; problem: ProblemDetails };
type JsonReading = { ok: true; value: unknown } | Refusal;

export const refuse = (...fields: Parameters<typeof makeProblem>): Refusal => ({
  ok: false,
  problem: makeProblem(...fields),
});

function refuseBody(fault: Extract<BodyReading, { ok: false }>["fault"], maxBytes: number): Refusal {
  switch (fault) {
    case "too large":
      return refuse("too-large", 413, "The body is too large", `Send at most ${maxBytes / 1_024} KB.`);
    case "not UTF-8":
      return refuse("not-utf-8", 400, "The body is not UTF-8", "Encode the JSON as UTF-8.");
    case "broken off":
      return refuse("broken-off", 400, "The body is incomplete", "Send the whole request again.");
    default:
      return fault satisfies never;
  }
}

/** A request's body as JSON of at most `maxBytes`, or the refusal. */
export async function readJson(request: Request, maxBytes = MAX_BODY_BYTES): Promise<JsonReading> {
  if (!isJson(request)) return { ok: false, problem: WRONG_TYPE };
  const body = await readBody(request, maxBytes);
  if (!body.ok) return refuseBody(body.fault, maxBytes);
  const json = parseJson(body.text);
  return json.ok ? json : refuse("not-json", 400, "The body can't be read", `${json.why}.`);
}

type OrderReading<T> = { ok: true; value: T } | Refusal;

const MAX_NAMED = 10;
const WORDS = "This is missing, too long or invalid";

/** Where it is wrong. In a union: by the first branch that knows all fields, else the first. */
function toPaths(issue: z.core.$ZodIssue): string[] {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [issue.path.join(".")];
  const knowsAll = (branch: z.core.$ZodIssue[]) => branch.every(({ code }) => code !== "unrecognized_keys");
  const branch = issue.errors.find(knowsAll) ?? issue.errors[0] ?? [];
  return branch.flatMap((inner) => toPaths({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** A request's JSON body by a strict schema. The refusal names each wrong path, never a value. */
export async function readOrder<T>(request: Request, schema: z.ZodMiniType<T>): Promise<OrderReading<T>> {
  const json = await readJson(request);
  if (!json.ok) return json;
  const read = schema.safeParse(json.value);
  if (read.success) return { ok: true, value: read.data };
  const paths = read.error.issues.flatMap(toPaths).map((path) => path.slice(0, 40));
  const errors = [...new Set(paths)]
    .slice(0, MAX_NAMED)
    .map((path) => ({ path, message: WORDS, source: "menuet" as const }));
  const places = errors.map(({ path }) => path || "the whole body").join(", ");
  const problem = makeProblem("not-valid", 422, "The request isn't valid", `Check ${places}.`);
  return { ok: false, problem: { ...problem, errors } };
}
