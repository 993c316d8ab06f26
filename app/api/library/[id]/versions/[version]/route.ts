import { libraryEndpoints } from "@/lib/api/library";
import { answerJson, answerProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { findVersion } from "@/lib/server/library/versions";
import { NO_VERSION } from "@/lib/server/library/library-problems";

const NUMBER = /^[1-9]\d{0,5}$/;

export const GET = route(libraryEndpoints.version, async ({ actor, params, store }) => {
  const { id, version } = params;
  const found = NUMBER.test(version) ? await findVersion(actor, store, id, Number(version)) : null;
  return found ? answerJson(200, found) : answerProblem(NO_VERSION);
});
