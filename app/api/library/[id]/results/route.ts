import { resultsEndpoints } from "@/lib/api/results";
import { answerProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { answerResults, findMessageResults } from "@/lib/server/inbox/find-results";
import { NO_MESSAGE } from "@/lib/server/library/library-problems";

export const GET = route(resultsEndpoints.ofMessage, async ({ actor, params, query, store }) => {
  const results = await findMessageResults(actor, store, params.id);
  return results ? answerResults(results, query.format) : answerProblem(NO_MESSAGE);
});
