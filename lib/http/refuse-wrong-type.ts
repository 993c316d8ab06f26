import "server-only";
import { answerProblem, makeProblem } from "./problem";

const JSON_TYPE = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

export const WRONG_TYPE = makeProblem(
  "wrong-type",
  415,
  "The body must be JSON",
  "Set Content-Type to application/json, also where there is nothing to say.",
);

export const isJson = ({ headers }: Request): boolean => JSON_TYPE.test(headers.get("content-type") ?? "");

/**
 * The refusal of a POST or PUT that does not call itself JSON, whether it has a body or not; else null. A form of another site can send
 * the other types without asking first.
 */
export const refuseWrongType = (request: Request): Response | null =>
  ["POST", "PUT"].includes(request.method) && !isJson(request) ? answerProblem(WRONG_TYPE) : null;
