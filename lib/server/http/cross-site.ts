import "server-only";
import { answerProblem, makeProblem } from "./problem";

/** The credentials that a request has. */
export type Credentials = { hasCookie: boolean; hasBearer: boolean };

/**
 * Whether a changing request comes from our page, or from a script without a browser's cookies.
 * `appOrigin` is a setting, never taken from the request.
 */
export function isOwn(headers: Headers, appOrigin: string, { hasCookie, hasBearer }: Credentials): boolean {
  if (headers.get("sec-fetch-site") === "same-origin") return true;
  if (headers.get("origin") === appOrigin) return true;
  return hasBearer && !hasCookie;
}

const JSON_TYPE = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

export const WRONG_TYPE = makeProblem(
  "wrong-type",
  415,
  "The body must be JSON",
  "Set Content-Type to application/json, even for an empty body.",
);

export const isJson = ({ headers }: Request): boolean => JSON_TYPE.test(headers.get("content-type") ?? "");

/** Refuses a POST, PUT or PATCH that isn't JSON: other sites can send it without a preflight. */
export const refuseWrongType = (request: Request): Response | null =>
  ["POST", "PUT", "PATCH"].includes(request.method) && !isJson(request) ? answerProblem(WRONG_TYPE) : null;

const CROSS_SITE = makeProblem(
  "cross-site",
  403,
  "Request from another site",
  "Use Menuet's own page at the address in APP_ORIGIN, or send a token and no cookie.",
);
const READS: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/** Refuses a changing request that isn't from our page or a script; else null. */
export function refuseCrossSite(
  request: Request,
  appOrigin: string,
  credentials: Credentials,
): Response | null {
  const { method, headers } = request;
  return READS.has(method) || isOwn(headers, appOrigin, credentials) ? null : answerProblem(CROSS_SITE);
}
