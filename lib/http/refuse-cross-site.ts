import "server-only";
import { isCrossSite } from "./origin";
import { answerProblem, makeProblem } from "./problem";

const CROSS_SITE = makeProblem(
  "cross-site",
  403,
  "Another site's request",
  "Ask from Menuet's own page, or without an Origin.",
);

/** The refusal of a request that another site's page made; null where it is our own or a script's. */
export const refuseCrossSite = (request: Request, appOrigin: string): Response | null =>
  isCrossSite(request.headers, appOrigin) ? answerProblem(CROSS_SITE) : null;
