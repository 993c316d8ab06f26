import "server-only";
import type { Problem } from "@/lib/http/contract/problem";
import { parseJson } from "./parse-json";
import { makeProblem } from "./problem";
import { type BodyReading, MAX_BODY_BYTES, readBody } from "./read-body";
import { isJson, WRONG_TYPE } from "./refuse-wrong-type";

export type Refusal = { ok: false; problem: Problem };
export type JsonReading = { ok: true; value: unknown } | Refusal;

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
      return refuse("broken-off", 400, "The body broke off", "Send the whole request again.");
    default:
      return fault satisfies never;
  }
}

/** A request's body as JSON of at most `maxBytes`, or the problem that answers it. */
export async function readJson(request: Request, maxBytes = MAX_BODY_BYTES): Promise<JsonReading> {
  if (!isJson(request)) return { ok: false, problem: WRONG_TYPE };
  const body = await readBody(request, maxBytes);
  if (!body.ok) return refuseBody(body.fault, maxBytes);
  const json = parseJson(body.text);
  return json.ok ? json : refuse("not-json", 400, "The body cannot be read", `${json.why}.`);
}
