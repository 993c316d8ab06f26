import type * as z from "zod/mini";
import { type Problem, problemSchema } from "@/lib/http/contract/problem";

/** What stands in the way: the server's own words about it, or null where it gave no usable answer. */
export class AskError extends Error {
  constructor(readonly problem: Problem | null) {
    super(problem?.detail ?? "Menuet's server did not answer");
    this.name = "AskError";
  }
}

export const toAskError = (error: unknown): AskError =>
  error instanceof AskError ? error : new AskError(null);

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch(() => null);
  if (!response) throw new AskError(null);
  if (response.ok) return response;
  const problem = problemSchema.safeParse(await readJson(response));
  throw new AskError(problem.success ? problem.data : null);
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
