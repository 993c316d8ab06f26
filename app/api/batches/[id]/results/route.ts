import { resultsEndpoints } from "@/lib/api/results";
import { answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { answerResults, findBatchResults } from "@/lib/server/inbox/find-results";

const NO_BATCH = makeProblem("not-found", 404, "No such batch", "No batch has this id, or it was deleted.");

export const GET = route(resultsEndpoints.ofBatch, async ({ actor, params, query, store }) => {
  const results = await findBatchResults(actor, store, params.id);
  return results ? answerResults(results, query.format) : answerProblem(NO_BATCH);
});
