import "server-only";
import { type Credentials, isOwn } from "./origin";
import { answerProblem, makeProblem } from "./problem";

const CROSS_SITE = makeProblem(
  "cross-site",
  403,
  "Another site's request",
  "Ask from Menuet's own page, at the address that APP_ORIGIN names, or with a token and no cookie.",
);
const READS: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/** The refusal of a request that would change something and is not known to be our own page's or a script's; null where it is. */
export function refuseCrossSite(
  request: Request,
  appOrigin: string,
  credentials: Credentials,
): Response | null {
  const { method, headers } = request;
  return READS.has(method) || isOwn(headers, appOrigin, credentials) ? null : answerProblem(CROSS_SITE);
}
