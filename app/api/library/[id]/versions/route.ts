import { libraryEndpoints } from "@/lib/api/library";
import { answerJson, answerProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { findVersions, createVersion } from "@/lib/server/library/versions";
import {
  ARCHIVED,
  NO_MESSAGE,
  NO_VERSION,
  SAVED_MEANWHILE,
  VERSIONS_FULL,
} from "@/lib/server/library/library-problems";

export const GET = route(libraryEndpoints.versions, async ({ actor, params, store }) => {
  const versions = await findVersions(actor, store, params.id);
  return versions.length > 0 ? answerJson(200, { versions }) : answerProblem(NO_MESSAGE);
});

export const POST = route(libraryEndpoints.save, async ({ actor, params, body, store, at }) => {
  const saving = await createVersion(actor, store, params.id, body, at);
  switch (saving.kind) {
    case "saved":
      return answerJson(201, saving.message);
    case "conflict":
      return answerProblem({ ...SAVED_MEANWHILE, current: saving.current });
    case "missing":
      return answerProblem(NO_MESSAGE);
    case "archived":
      return answerProblem(ARCHIVED);
    case "full":
      return answerProblem(VERSIONS_FULL);
    case "no such version":
      return answerProblem(NO_VERSION);
    default:
      return saving satisfies never;
  }
});
