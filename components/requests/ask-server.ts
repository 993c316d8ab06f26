import type * as z from "zod/mini";
import { type Problem, problemSchema } from "@/lib/http/contract/problem";

/** What stands in the way: the server's own words about it, or null where it gave no usable answer. */
export class AskError extends Error {
  constructor(
    readonly problem: Problem | null,
    /** In how many seconds it is worth asking again, where the server said so. */
    readonly retryAfterS: number | null = null,
    /** All that the answer held, for who knows more of it than the problem. */
    readonly body: unknown = null,
  ) {
    super(problem?.detail ?? "Menuet's server did not answer");
    this.name = "AskError";
  }
}

export const toAskError = (error: unknown): AskError =>
  error instanceof AskError ? error : new AskError(null);

/** Whether it was refused because nobody is signed in: the session has ended, or was ended. */
export const isSignedOut = (problem: Problem | null): boolean => problem?.status === 401;

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

async function ask(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch(() => null);
  if (!response) throw new AskError(null);
  if (response.ok) return response;
  const body = await readJson(response);
  const problem = problemSchema.safeParse(body);
  throw new AskError(problem.success ? problem.data : null, readRetryAfter(response), body);
}

/** Asks Menuet's server; `schema` reads its answer. Throws AskErrors only. */
export async function askJson<T>(path: string, schema: z.ZodMiniType<T>, init: RequestInit = {}): Promise<T> {
  const response = await ask(path, { headers: { Accept: "application/json" }, ...init });
  const answer = schema.safeParse(await readJson(response));
  // A proxy's own page in the server's place is no answer.
  if (!answer.success) throw new AskError(null);
  return answer.data;
}

/** As askJson, for an answer that holds a file. */
export const askFile = async (path: string): Promise<Blob> => (await ask(path, {})).blob();

/** As askJson, for an answer that holds nothing. */
export async function askNothing(path: string, init: RequestInit): Promise<void> {
  await ask(path, init);
}

/** A request that holds `body` as JSON. */
export const withJson = (method: "POST" | "PUT" | "DELETE", body: unknown): RequestInit => ({
  method,
  headers: { Accept: "application/json", "Content-Type": "application/json" },
  body: JSON.stringify(body),
});
